/** The methods by which versions are compared do not agree: none of them is to be believed. */
export class Disagreement extends Error {}
