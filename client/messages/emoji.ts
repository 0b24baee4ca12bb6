/** Enough to say most things; a phone's keyboard has the rest. */
export const emoji = {
  faces: ["😀", "😂", "🤣", "😊", "😉", "😍", "😘", "😎", "🤔", "🤨", "😐", "🙄", "😏", "😬", "😴", "😢", "😭", "😡", "🤯", "😱", "🥳", "🤗", "😅", "🫠"],
  hands: ["👍", "👎", "👏", "🙌", "🙏", "👋", "🤝", "💪", "👀", "🤞", "✌️", "🫡"],
  hearts: ["❤️", "🧡", "💛", "💚", "💙", "💜", "💔", "💯", "✅", "❌", "❓", "❗"],
  things: ["🔥", "✨", "🎉", "🚀", "⭐", "☕", "🍕", "🎂", "🌈", "🐱", "🐶", "💡"],
} as const;

/** Offered in one touch. */
export const quick = ["👍", "❤️", "😂", "😮", "😢", "🙏"] as const;
