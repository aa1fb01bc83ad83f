package dev.rustaiide.system.debug.adapter;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A machine instruction.
 *
 * @param address as the adapter writes it, e.g. {@code 0x55555557C51E}
 * @param bytes in hexadecimal with spaces; may be empty
 * @param symbol what begins here; may be empty
 * @param line of {@code file} that it comes from, from zero; -1 if not known
 */
public record Instruction(String address, String bytes, String text, String symbol, Optional<Path> file, int line) {}
