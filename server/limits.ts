// Numbers that no host should have to change. What a host may change is in config.ts.

// What both ends of a connection speak

/**
 * The protocol's version: raised when what a page or a program of before sends or expects would be misunderstood.
 * What is only added (a procedure, an event, a field, a reason) leaves it as it is. See docs/PROTOCOL.md.
 */
export const PROTOCOL = 1;

// What people write

/** Longest message. A screen and a half on a phone; more belongs in a file. */
export const MESSAGE_CHARS = 2_000;
/**
 * UTF-16 units in which a character may come: a letter in its parts takes 6 at most (U+16126), and the rest is room for
 * what is tidied away. What comes in more is not looked at.
 */
export const UNITS_PER_CHAR = 8;
/** Marks on one letter, as in Unicode's stream-safe text (UAX #15); no script needs ten. Sorting a stack takes the square of its height. */
export const STACKED_MARKS_MOST = 30;
/** Longest name of a person: fits beside a time in a narrow column. */
export const NAME_CHARS = 32;
/** Longest name of a room: one line in the sidebar. */
export const ROOM_NAME_CHARS = 40;
/** Longest id of a room, in UTF-16 units: twice the longest name, as letters beyond the first 65,536 take two, and some more. */
export const ROOM_ID_UNITS = 100;
/**
 * Letters that a character of a name may be taken apart into when names are compared (NFKD): 3 in Hangul and Vietnamese,
 * 4 in Greek. Single signs stand for up to 18 (U+FDFA).
 */
export const PARTS_PER_CHAR = 4;
/** Longest words of a moderator to somebody, reason for closing a room, and line of a report: a paragraph. */
export const NOTE_CHARS = 300;
/** Longest word, phrase or pattern of a host's own. */
export const OWN_WORDS_CHARS = 200;
/** Longest topic: two lines under the room's name. */
export const TOPIC_CHARS = 200;
/** How long one's own message may be edited: for slips, not for rewriting what others answered to. */
export const EDIT_MS = 5 * 60_000;
/** Different reactions on one message; beyond that the row is longer than the message. */
export const REACTION_KINDS = 20;
/** How long a flag counts at most: after a month nobody is held to it. */
export const FLAGS_COUNT_MS = 30 * 24 * 60 * 60_000;
/** Seconds between two messages of one person while the house is locked down: a talk goes on, a raid does not. */
export const LOCKDOWN_PAUSE_S = 10;
/** How long "is typing" holds without a further key: longer than a pause for thought, shorter than giving up. */
export const TYPING_MS = 6_000;

/** A password, in characters: short ones are guessed; 128 hold every passphrase. */
export const PASSWORD_CHARS = { least: 10, most: 128 } as const;

// What is kept and sent

/** Newest messages of a room that stay in memory: two or three screens; older ones are read from disk. */
export const NEWEST_KEPT = 200;
/** Messages in one page of history: one screen, so that scrolling stays ahead of reading. */
export const PAGE_MESSAGES = 50;

/** Rooms of which one tab wants to hear everything: more than anybody follows, and each is a topic. */
export const MINDED_ROOMS_MOST = 100;

// Pictures that people wear

/** Side of a picture as it is kept, in pixels: the largest face on a screen, with three pixels for each of its own. */
export const AVATAR_SIDE = 256;
/** Pixels of a picture that somebody sends: more than phones take, and 64 MB when it is decoded. */
export const AVATAR_PIXELS = 16_000_000;
/** Largest file that somebody sends. Pages send what they have cropped, which is a tenth of it. */
export const AVATAR_BYTES = 2 * 1024 * 1024;
/** So long it may take to come; whoever sends more slowly would keep others waiting. */
export const AVATAR_MS = 30_000;

// What one connection may do

/** Largest WebSocket frame: five times the longest message with every character escaped (6 bytes each, 12 kB). */
export const FRAME_BYTES = 64 * 1024;
/** Largest HTTP body: as a frame, so that both doors are equally wide. */
export const BODY_BYTES = 64 * 1024;
/** Calls in one HTTP batch: more than a page asks for when it opens. */
export const BATCH_CALLS = 10;
/** Subscriptions of one socket: a room takes two, messages and signals, and a tab shows one room and its lists. */
export const SUBSCRIPTIONS_PER_SOCKET = 16;
/** Calls of one socket that may wait for an answer at once: an outbox sent after a long cut, and some more. */
export const CALLS_IN_FLIGHT = 32;
/** Calls in one frame: after a cut, a client sends all that it had open again, in one. */
export const FRAME_CALLS = SUBSCRIPTIONS_PER_SOCKET + CALLS_IN_FLIGHT;
/** Between pings: under the 30 s after which the strictest common proxies cut an idle connection. */
export const PING_MS = 25_000;
/** Seconds of silence after which a socket is closed: three pings missed. */
export const SOCKET_IDLE_S = 90;
/** Seconds of silence after which an HTTP connection is closed, so that slow ones cannot gather. */
export const HTTP_IDLE_S = 15;
/** What may wait for a client that does not read; beyond that it is closed and resumes later. */
export const BACKPRESSURE_BYTES = 256 * 1024;
/** Close code, of the range for applications: what somebody may do has changed, and they are to ask who they are. */
export const COME_AGAIN = 4001;
