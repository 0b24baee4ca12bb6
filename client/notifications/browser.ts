// The browser's own notifications: whether there are any, whether they are allowed, and showing one.

/** "insecure": not on plain http; "unable": not here at all. */
type Permission = NotificationPermission | "insecure" | "unable";

export function permission(): Permission {
  if (!isSecureContext) return "insecure";
  return "Notification" in window ? Notification.permission : "unable";
}

/** Asks, where it was not answered yet. */
export async function askPermission(): Promise<Permission> {
  return permission() === "default" ? Notification.requestPermission() : permission();
}

/** @param about one takes the place of another about the same @returns undefined where the browser cannot after all */
export function show(title: string, body: string, about: string): Notification | undefined {
  try {
    // The sound is the page's own, where it is wanted.
    return new Notification(title, { body, tag: about, icon: "/icon-192.png", silent: true });
  } catch (problem) {
    // Chrome on Android has the name, but leaves showing them to service workers.
    if (problem instanceof TypeError) return undefined;
    throw problem;
  }
}
