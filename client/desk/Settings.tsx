import { Freedoms } from "../rules/Freedoms.tsx";
import { Keepers } from "./Keepers.tsx";
import { WayIn } from "./WayIn.tsx";

export function Settings() {
  return (
    <>
      <Keepers />
      <Freedoms />
      <WayIn />
    </>
  );
}
