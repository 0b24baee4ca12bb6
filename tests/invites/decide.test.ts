import { describe, expect, test } from "bun:test";
import type { OfInvites, Unplaced } from "../../server/events.ts";
import { invites, INVITES_MOST, make, revoke, use } from "../../server/invites/decide.ts";
import type { InviteMade } from "../../server/invites/events.ts";
import { doors } from "../../server/invites/view.ts";
import { ada, bo, closed, HOUR, NOON } from "../support/cast.ts";
import { given, placed } from "../support/given.ts";

const link = (more: Partial<InviteMade> = {}) => ({ invite: "link", token: "hash-of-link", ...more });
const made = (more: Partial<InviteMade> = {}): Unplaced<InviteMade> => ({
  type: "invite-made",
  at: NOON,
  by: ada.by,
  ...link(more),
});
const used: Unplaced<OfInvites> = { type: "invite-used", at: NOON, by: bo.by, invite: "link" };
const revoked: Unplaced<OfInvites> = { type: "invite-revoked", at: NOON, by: ada.by, invite: "link" };
const having = (...past: Unplaced<OfInvites>[]) => given(invites, past);
const host = { at: NOON, by: ada.by, host: true };
const comes = { at: NOON, by: bo.by, invite: "link" };

describe("a link", () => {
  test("is made by a host, with what it says", () => {
    const full = link({ until: NOON + HOUR, uses: 3, passcode: "argon2id" });
    having()
      .when(make, { ...host, invite: full })
      .gives([made(full)]);
    having()
      .when(make, { ...host, host: false, invite: link() })
      .gives("not-a-host");
  });
  test("lets people in until it ends", () => {
    having(made({ until: NOON + HOUR }))
      .when(use, { ...comes, at: NOON + HOUR - 1 })
      .gives([{ ...used, at: NOON + HOUR - 1 }]);
    having(made({ until: NOON + HOUR }))
      .when(use, { ...comes, at: NOON + HOUR })
      .gives("invite-over");
  });
  test("lets in as many as it says", () => {
    having(made({ uses: 2 }), used)
      .when(use, comes)
      .gives([used]);
    having(made({ uses: 2 }), used, used)
      .when(use, comes)
      .gives("invite-over");
    having(made(), used, used).when(use, comes).gives([used]);
  });
  test("lets nobody in that was revoked, or never was", () => {
    having(made(), revoked).when(use, comes).gives("invite-over");
    having().when(use, comes).gives("no-such-invite");
  });
  test("is revoked by a host, once", () => {
    having(made())
      .when(revoke, { ...host, invite: "link" })
      .gives([revoked]);
    having(made(), revoked)
      .when(revoke, { ...host, invite: "link" })
      .gives([]);
    having(made())
      .when(revoke, { ...host, host: false, invite: "link" })
      .gives("not-a-host");
    having()
      .when(revoke, { ...host, invite: "link" })
      .gives("no-such-invite");
  });
});

test(`a room has ${INVITES_MOST} links that hold, and another when one of them ends`, () => {
  const many = Array.from({ length: INVITES_MOST }, (_, i) => made({ invite: `${i}`, until: NOON + HOUR }));
  having(...many)
    .when(make, { ...host, invite: link() })
    .gives({ rejected: "too-many-invites", limit: INVITES_MOST });
  having(...many)
    .when(make, { ...host, at: NOON + HOUR, invite: link() })
    .gives([{ ...made(), at: NOON + HOUR }]);
});

test("doors lead to the rooms of their links, until the room is closed", () => {
  const all = doors.start();
  for (const event of [
    ...placed<OfInvites>([made()], "invites:attic"),
    ...placed<OfInvites>([made({ token: "other" })], "invites:tea"),
  ])
    doors.evolve(all, event);
  expect(all.get("hash-of-link")).toEqual({ room: "attic", invite: "link" });
  for (const event of placed([closed("link")], "room:attic")) doors.evolve(all, event);
  expect([...all.keys()]).toEqual(["other"]);
});
