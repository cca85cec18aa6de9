/** `client` for an example that listens to what applications send. */
import { connectToCar } from './car.js';

export const { client, check, close } = await connectToCar({ sends: false, listens: true });
