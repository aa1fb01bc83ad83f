package dev.rustaiide.ai.inference;

import dev.rustaiide.foundation.serialization.Json;

/** What a model's text has to be like; what does not fit cannot be written. */
public sealed interface Constraint {
    /** Anything. */
    record Free() implements Constraint {}

    /** JSON that {@code schema} allows: types, properties, items, enum, const, required. */
    record Schema(Json schema) implements Constraint {}

    /** A sentence of {@code grammar}, written in llama.cpp's GBNF; it starts with {@code root}. */
    record Grammar(String grammar) implements Constraint {}
}
