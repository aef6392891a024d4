"""Figures of people: who came to harm, how many, by whose account; how strong a force is."""
