/** `client`, or where to connect to, for an example that listens to what applications send. */
import { connectToCar } from './car.js';

export const { client, process, check, close } = await connectToCar({ sends: false, listens: true });
