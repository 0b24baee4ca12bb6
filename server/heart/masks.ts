import { existsSync, readFileSync } from "node:fs";
import { writeWhole } from "../base/wholeFile.ts";
import {
  type HouseEvent,
  type InRoom,
  isFromElsewhere,
  type Mask,
  maskElsewhere,
  type Public,
  type Recorded,
} from "../events.ts";

/** Masks kept at hand; computing one anew takes two microseconds. */
const REMEMBERED = 200_000;
/** 96 bits: no two people of a house share one, and nobody guesses from it who wears it. */
const MASK_CHARS = 16;

/** The public names of people in rooms: HMAC-SHA256(secret, room, person), different in every room. */
export class Masks {
  private readonly known = new Map<string, Mask>();

  constructor(private readonly secret: Uint8Array) {}

  /** By what a house is told apart from others; nobody reads the secret from it. */
  get house(): string {
    return this.of("", "");
  }

  of(person: string, room: string): Mask {
    if (isFromElsewhere(person)) return maskElsewhere(person);
    const key = `${room}\n${person}`;
    const known = this.known.get(key);
    if (known) return known;
    const mask = new Bun.CryptoHasher("sha256", this.secret).update(key).digest("base64url").slice(0, MASK_CHARS);
    if (this.known.size >= REMEMBERED) this.known.clear();
    this.known.set(key, mask);
    return mask;
  }

  /** Stands for a network in the record of bans: the same in every run, and nothing to anybody without the secret. */
  ofNetwork(network: string): string {
    // A room's mask has one line end in its words; these have two.
    return new Bun.CryptoHasher("sha256", this.secret).update(`\nnetwork\n${network}`).digest("base64url");
  }

  /** What everybody in the room may know of an event. */
  publish(room: string, event: Recorded<HouseEvent>): Public<InRoom> {
    const { seq: _seq, stream: _stream, by, desk: _desk, ...told } = event as Recorded<InRoom> & { desk?: object };
    return by === undefined ? told : { ...told, by: this.of(by, room) };
  }
}

/** The house's secret: made at first start, kept beside the log; a copy of the folder has it, too. */
export function readSecret(path: string): Uint8Array {
  if (!existsSync(path)) writeWhole(path, `${crypto.getRandomValues(new Uint8Array(32)).toBase64()}\n`);
  const secret = bytesIn(readFileSync(path, "utf8").trim());
  if (secret?.length !== 32) throw new Error(`${path} should hold 32 bytes in base64. Bring it back from a backup.`);
  return secret;
}

function bytesIn(text: string): Uint8Array | undefined {
  try {
    return Uint8Array.fromBase64(text);
  } catch {
    return undefined; // the caller misses the bytes, and says so
  }
}
