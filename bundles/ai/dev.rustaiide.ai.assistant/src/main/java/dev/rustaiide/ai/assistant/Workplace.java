package dev.rustaiide.ai.assistant;

import java.nio.file.Path;

import dev.rustaiide.ai.refactoring.Buffers;

/**
 * What a conversation is about. All that is read and changed lies in it.
 *
 * @param folder its real path
 * @param buffers texts that are open, which count instead of their files
 * @param isTrusted whether code of the folder may be run at all; said by a person, never by the folder
 */
public record Workplace(Path folder, Buffers buffers, boolean isTrusted) {}
