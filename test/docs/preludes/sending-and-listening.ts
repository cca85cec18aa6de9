/** Where an example finds the broker that sends a popup and listens to what applications send. */
import { connectToCar } from './car.js';

export const { client, process, check, close } = await connectToCar({ sends: true, listens: true });
