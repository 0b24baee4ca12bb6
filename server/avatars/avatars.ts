// The pictures that people wear: files under random names, of which only those that somebody wears are kept and shown.
import { existsSync, mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { writeWholeInPieces } from "../base/wholeFile.ts";
import { OneByOne } from "../wire/oneByOne.ts";
import { encode } from "./encode.ts";

/** Pictures that come or wait at once: each holds its bytes, and decoding takes a tenth of a second. */
const WAITING_MOST = 10;
/** 128 bits: nobody finds a picture by guessing. */
const NAME_BYTES = 16;

export class Avatars {
  /** By person. */
  private readonly worn = new Map<string, string>();
  /** By room: of people who came along with it from another house. */
  private readonly brought = new Map<string, readonly string[]>();
  /** What may be asked for: no path is made of anything else. */
  private readonly shown = new Set<string>();
  private readonly encoding = new OneByOne(WAITING_MOST);

  /** @param folder made when the first picture comes */
  constructor(private readonly folder: string) {}

  /** To be called once the record is folded: a picture that nobody wears was left behind by a crash, and goes. */
  open(
    worn: Iterable<readonly [person: string, avatar: string]>,
    brought: Iterable<readonly [room: string, avatars: readonly string[]]>,
  ): void {
    for (const [person, avatar] of worn) this.wear(person, avatar);
    for (const [room, avatars] of brought) {
      this.brought.set(room, avatars);
      for (const avatar of avatars) this.shown.add(avatar);
    }
    if (!existsSync(this.folder)) return;
    const kept = new Set([...this.shown].map(fileOf));
    for (const file of readdirSync(this.folder)) if (!kept.has(file)) rmSync(join(this.folder, file));
  }

  /** Keeps a picture, to be worn next. Answers its name; refuses what is no picture. @param read not called where too many come */
  async keep(read: () => Promise<Uint8Array>): Promise<string> {
    const picture = await this.encoding.place(async () => {
      const bytes = await read();
      return this.encoding.turn(() => encode(bytes));
    });
    const avatar = crypto
      .getRandomValues(new Uint8Array(NAME_BYTES))
      .toBase64({ alphabet: "base64url", omitPadding: true });
    mkdirSync(this.folder, { recursive: true, mode: 0o700 });
    await writeWholeInPieces(this.pathOf(avatar), [picture]);
    return avatar;
  }

  /** A person wears this one from now on, or none; the one before is removed from the disk. */
  wear(person: string, avatar: string | undefined): void {
    const before = this.worn.get(person);
    if (before === avatar) return;
    if (avatar === undefined) this.worn.delete(person);
    else this.worn.set(person, avatar);
    if (avatar !== undefined) this.shown.add(avatar);
    if (before === undefined) return;
    this.shown.delete(before);
    this.drop(before);
  }

  /** A room is closed, and the pictures that came with it go. */
  roomClosed(room: string): void {
    for (const avatar of this.brought.get(room) ?? []) {
      this.shown.delete(avatar);
      this.drop(avatar);
    }
    this.brought.delete(room);
  }

  /** Removes a picture, unless somebody wears it. */
  drop(avatar: string): void {
    if (!this.shown.has(avatar)) rmSync(this.pathOf(avatar), { force: true });
  }

  /** The file of a picture that somebody wears; a backup may lack the newest. */
  file(avatar: string): Bun.BunFile | undefined {
    const path = this.shown.has(avatar) ? this.pathOf(avatar) : undefined;
    return path !== undefined && existsSync(path) ? Bun.file(path) : undefined;
  }

  private pathOf(avatar: string): string {
    return join(this.folder, fileOf(avatar));
  }
}

const fileOf = (avatar: string): string => `${avatar}.webp`;
