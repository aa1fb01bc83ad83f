package dev.rustaiide.ai.inference;

import dev.rustaiide.foundation.serialization.Json;

/**
 * What a model may ask to be done, as it is told of it. The host decides whether it is done.
 *
 * @param name of letters, digits, {@code _} and {@code -}, 64 at most
 * @param description when to use it, for the model
 * @param parameters a JSON Schema of an object
 */
public record Tool(String name, String description, Json parameters) {}
