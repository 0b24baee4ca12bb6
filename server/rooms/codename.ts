const QUALITIES =
  "amber ashen azure brisk bronze calm cedar clear cobalt copper coral crimson dusky early ebony emerald fern flint gentle golden hazel hidden indigo ivory jade late lilac lucky lunar maple marble mellow misty mossy noble north olive opal pale pearl plum quick quiet rapid rosy rustic sable saffron silent silver sly smoky solar spry sunny swift tawny teal tidal umber velvet violet wild willow winter".split(
    " ",
  );
const ANIMALS =
  "badger beaver bison crane cricket curlew dolphin egret falcon ferret finch firefly fox gecko gull hare hawk hedgehog heron ibis jackdaw jay kestrel kiwi lark lemur linnet lizard lynx magpie marten mole moth newt nightjar ocelot oriole osprey otter owl panda petrel pika plover puffin quail raven robin salmon seal shrew sparrow squid starling stoat stork swan swift tapir tern thrush toad vole wagtail weasel whale wombat wren yak".split(
    " ",
  );

/** A name for a room that nobody cared to name, such as "amber-otter-41". @param random from 0 up to 1 */
export function codename(random: () => number): string {
  const pick = (words: readonly string[]) => words[Math.floor(random() * words.length)];
  return `${pick(QUALITIES)}-${pick(ANIMALS)}-${10 + Math.floor(random() * 90)}`;
}

/** Such as "Copper Heron". Two numbers choose the words. */
export function twoWords(first: number, second: number): string {
  const word = (words: readonly string[], number: number) => words[number % words.length] ?? "";
  const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
  return `${capital(word(QUALITIES, first))} ${capital(word(ANIMALS, second))}`;
}
