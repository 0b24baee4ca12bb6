// Two soft notes, made here: there is no file to fetch, and the content security policy lets no page play one.

/** A falling fourth, in hertz: D5 and A4. */
const NOTES = [587.33, 440];
const NOTE_S = 0.16;
/** Of full volume: to be noticed in a quiet room, not to be turned around for. */
const LOUDNESS = 0.06;

let context: AudioContext | undefined;

/** Plays them, unless the browser waits for a first press on the page. */
export async function playSound(): Promise<void> {
  context ??= new AudioContext();
  // Before somebody has pressed anything here this waits, and may go on long after: what is late is not played.
  await Promise.race([context.resume(), new Promise((resolve) => setTimeout(resolve, 1_000))]);
  if (context.state !== "running") return;
  for (const [index, pitch] of NOTES.entries()) playNote(context, pitch, context.currentTime + index * NOTE_S);
}

function playNote(audio: AudioContext, pitch: number, from: number): void {
  const tone = new OscillatorNode(audio, { frequency: pitch });
  const volume = new GainNode(audio, { gain: 0 });
  volume.gain.linearRampToValueAtTime(LOUDNESS, from + 0.015);
  volume.gain.exponentialRampToValueAtTime(0.0001, from + 2 * NOTE_S);
  tone.connect(volume).connect(audio.destination);
  tone.start(from);
  tone.stop(from + 2 * NOTE_S);
}
