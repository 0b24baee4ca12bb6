// A wire that can be cut: passes bytes on to a house until it is told not to.
import type { Socket } from "bun";

interface Line {
  far: Socket | undefined;
  /** What the near end said before the far end was there. */
  early: Buffer[];
  silent: boolean;
  onLost: () => void;
}

export interface Wire {
  url: string;
  /** How many connections were made through it. */
  readonly dialled: number;
  /** Where it leads from now on. */
  leadTo(port: number): void;
  /** Breaks every connection, without a goodbye. */
  cut(): void;
  /** Breaks one of the connections, counted from the oldest and around. */
  cutOne(which: number): void;
  /** On the connections of now, what the house says is lost, and nobody is told. */
  silence(): void;
  /** What is said from now on gets through again. */
  speak(): void;
  /** How often something was lost. */
  readonly lost: number;
  /** Nobody gets through until `mend`. */
  block(): void;
  mend(): void;
  close(): void;
}

export function openProxy(): Wire {
  const lines = new Set<Socket<Line>>();
  let target = 0;
  let blocked = false;
  let dialled = 0;
  let lost = 0;
  const onLost = () => {
    lost += 1;
  };

  const cutLine = (near: Socket<Line>) => {
    lines.delete(near);
    near.data.far?.terminate();
    near.terminate();
  };
  const cut = () => {
    for (const near of lines) cutLine(near);
  };

  const listener = Bun.listen<Line>({
    hostname: "127.0.0.1",
    port: 0,
    socket: {
      open(near) {
        near.data = { far: undefined, early: [], silent: false, onLost };
        if (blocked || target === 0) return near.terminate() as unknown as undefined;
        dialled += 1;
        lines.add(near);
        void dial(near, target);
      },
      data({ data: line }, bytes) {
        if (line.far) line.far.write(bytes);
        else line.early.push(Buffer.from(bytes));
      },
      close(near) {
        lines.delete(near);
        near.data.far?.end();
      },
    },
  });

  return {
    url: `http://127.0.0.1:${listener.port}`,
    get dialled() {
      return dialled;
    },
    leadTo(port) {
      target = port;
    },
    cut,
    cutOne(which) {
      const near = [...lines][which % lines.size];
      if (near) cutLine(near);
    },
    silence() {
      for (const near of lines) near.data.silent = true;
    },
    speak() {
      for (const near of lines) near.data.silent = false;
    },
    get lost() {
      return lost;
    },
    block() {
      blocked = true;
      cut();
    },
    mend() {
      blocked = false;
    },
    close() {
      cut();
      listener.stop(true);
    },
  };
}

async function dial(near: Socket<Line>, port: number): Promise<void> {
  try {
    near.data.far = await Bun.connect({
      hostname: "127.0.0.1",
      port,
      socket: {
        open(far) {
          for (const bytes of near.data.early.splice(0)) far.write(bytes);
        },
        data(_, bytes) {
          if (near.data.silent) near.data.onLost();
          else near.write(bytes);
        },
        close: () => void near.end(),
      },
    });
  } catch {
    // Nobody listens there at the moment: as a real wire would, it breaks.
    near.terminate();
  }
}
