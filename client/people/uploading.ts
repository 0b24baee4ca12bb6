import { AVATAR_BYTES } from "../../server/limits.ts";
import type { Look } from "../../server/people/events.ts";
import type { Refusal } from "../wording.ts";

/** How sending ended: so one looks now, or why not; undefined where no answer came. */
type Uploaded = { look: Look } | { refusal: Refusal } | undefined;

/** HTTP's word for a body that is too long: the house did not even read it. */
const TOO_LARGE = 413;

/** Sends a picture to be worn. By XMLHttpRequest, since fetch tells nothing of how far sending has come (from 0 to 1). */
export function upload(picture: Blob, progress: (sent: number) => void): Promise<Uploaded> {
  return new Promise((settle) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/trpc/people.wearAvatar");
    request.setRequestHeader("content-type", "application/octet-stream");
    request.upload.onprogress = ({ loaded, total }) => progress(total > 0 ? loaded / total : 0);
    request.onload = () => settle(answerIn(request));
    request.onerror = () => settle(undefined);
    request.send(picture);
  });
}

function answerIn({ status, responseText }: XMLHttpRequest): Uploaded {
  if (status === TOO_LARGE) return { refusal: { reason: "picture-too-large", limit: AVATAR_BYTES } };
  try {
    const { result, error } = JSON.parse(responseText) as { result?: { data: Look }; error?: { data: Refusal } };
    if (result) return { look: result.data };
    return { refusal: error?.data.reason ? error.data : { reason: "failed" } };
  } catch {
    // Something between here and the house answered in its stead.
    return undefined;
  }
}
