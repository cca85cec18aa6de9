/** `client` for an example that sends a popup. */
import { connectToCar } from './car.js';

export const { client, process, check, close } = await connectToCar({ sends: true, listens: false });
