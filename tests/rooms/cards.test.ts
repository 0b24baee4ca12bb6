import { expect, jest, test } from "bun:test";
import { type CardNews, Cards } from "../../server/rooms/cards.ts";
import { optionsOf, PLAIN } from "../../server/rooms/options.ts";
import { type RoomView, roomView } from "../../server/rooms/view.ts";

/** Rooms by name, with how many are there; a list of three. */
function cardsOf(here: Record<string, number>) {
  const rooms = new Map<string, RoomView>();
  const open = (name: string) =>
    rooms.set(name, {
      ...roomView.start(),
      open: true,
      options: optionsOf({ ...PLAIN, name, topic: `all of ${name}` }),
    });
  for (const name of Object.keys(here)) open(name);
  const told: { news: CardNews; room: string | undefined }[] = [];
  const cards = new Cards(
    () => rooms,
    (room) => here[room] ?? 0,
    (news, room) => told.push({ news, room }),
    3,
  );
  return { cards, told, open, close: (name: string) => rooms.delete(name) };
}
const namesOf = (news: CardNews | undefined) => news?.rooms.map(({ id }) => id);

/** Long enough for what changed to be told, and for a full list to be made anew. */
function later(): void {
  jest.advanceTimersByTime(11_000);
}

function withTimers(work: () => void): () => void {
  return () => {
    jest.useFakeTimers();
    try {
      work();
    } finally {
      jest.useRealTimers();
    }
  };
}

test("a newcomer hears of the fullest rooms and of their own, and how many there are in all", () => {
  const { cards } = cardsOf({ attic: 1, bar: 4, club: 3, den: 2, empty: 0 });
  expect(namesOf(cards.first([]))).toEqual(["bar", "club", "den"]);
  expect(namesOf(cards.first(["empty", "bar"]))).toEqual(["bar", "club", "den", "empty"]);
  expect(cards.first([]).total).toEqual({ rooms: 5, here: 10 });
});

test("any room is found by words of its name or topic", () => {
  const { cards } = cardsOf({ attic: 1, bar: 4, club: 3, den: 2, empty: 0 });
  expect(cards.find("EMPT").map(({ id }) => id)).toEqual(["empty"]);
  expect(cards.find("all of").map(({ id }) => id)).toEqual(["bar", "club", "den", "attic", "empty"]);
  expect(cards.find().map(({ id }) => id)).toEqual(["bar", "club", "den"]);
});

test(
  "of a room that is not listed only its members hear",
  withTimers(() => {
    const { cards, told } = cardsOf({ attic: 1, bar: 4, club: 3, den: 2 });
    cards.first([]);
    cards.touch("attic");
    cards.touch("bar");
    later();
    expect(told.map(({ news, room }) => [room, namesOf(news)])).toEqual([
      [undefined, ["bar"]],
      ["attic", ["attic"]],
    ]);
  }),
);

test(
  "a room that fills up comes into the list, and another leaves it",
  withTimers(() => {
    const here = { attic: 1, bar: 4, club: 3, den: 2 };
    const { cards, told } = cardsOf(here);
    cards.first([]);
    here.attic = 9;
    later();
    cards.touch("attic");
    later();
    expect(namesOf(told[0]?.news)).toEqual(["attic"]);
    expect(told[0]?.news.dropped).toEqual(["den"]);
    expect(namesOf(cards.first([]))?.toSorted()).toEqual(["attic", "bar", "club"]);
  }),
);

test(
  "a closed room makes room for the next, and everybody hears of both",
  withTimers(() => {
    const { cards, told, close } = cardsOf({ attic: 1, bar: 4, club: 3, den: 2 });
    cards.first([]);
    close("bar");
    later();
    cards.touch("bar");
    later();
    expect(told[0]?.news.closed).toEqual(["bar"]);
    expect(namesOf(told[0]?.news)).toEqual(["attic"]);
  }),
);
