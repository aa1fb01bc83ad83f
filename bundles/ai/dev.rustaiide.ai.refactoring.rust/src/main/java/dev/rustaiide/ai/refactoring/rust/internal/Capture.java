package dev.rustaiide.ai.refactoring.rust.internal;

import java.util.List;

import dev.rustaiide.foundation.text.TextChange;

/**
 * A variable that statements take from outside.
 *
 * @param parameter its name, with {@code mut} before it if the function changes its own
 * @param type of the parameter, with its ampersand
 * @param argument what the call passes
 * @param changes of the statements, whose variable is a reference now
 */
record Capture(String parameter, String type, String argument, List<TextChange> changes) {}
