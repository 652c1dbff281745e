// Opens the house for one command and closes it whatever happens.
import type { Command } from 'commander';
import type { House, HouseNeeds } from '../app/house.ts';
import type { GlobalOptions } from '../app/options.ts';
import { CommandFailure } from './exit.ts';
import { globalOptions } from './options.ts';

/** @throws CommandFailure when the house cannot be opened. */
export async function openHouseFor(options: GlobalOptions, needs: HouseNeeds): Promise<House> {
  const { openHouse } = await import('../app/compose.ts');
  const opened = await openHouse(options, needs);
  if (!opened.ok) throw new CommandFailure(opened.error);
  return opened.value;
}

/** Runs `work` in the house of this command's options. */
export async function withHouse<T>(
  command: Command,
  needs: HouseNeeds,
  work: (house: House) => Promise<T>,
): Promise<T> {
  const house = await openHouseFor(globalOptions(command), needs);
  try {
    return await work(house);
  } finally {
    await house.close();
  }
}
