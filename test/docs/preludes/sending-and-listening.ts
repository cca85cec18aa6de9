/** `client` for an example that sends a popup and listens to what applications send. */
import { connectToCar } from './car.js';

export const { client, check, close } = await connectToCar({ sends: true, listens: true });
