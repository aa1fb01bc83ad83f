package dev.rustaiide.system.debug.adapter;

/**
 * A program or library in the process.
 *
 * @param symbols what the adapter says about its symbols
 */
public record LoadedModule(String name, String path, String symbols) {}
