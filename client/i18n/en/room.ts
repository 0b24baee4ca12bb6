/** Inside a room: messages, the composer, the people. */
export const room = {};
