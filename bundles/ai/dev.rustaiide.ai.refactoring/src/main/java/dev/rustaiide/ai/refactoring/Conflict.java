package dev.rustaiide.ai.refactoring;

import java.nio.file.Path;

/**
 * Why a file cannot be changed as planned.
 *
 * @param why a whole sentence
 * @param nextStep an imperative sentence: what mends it
 */
public record Conflict(Path file, String why, String nextStep) {}
