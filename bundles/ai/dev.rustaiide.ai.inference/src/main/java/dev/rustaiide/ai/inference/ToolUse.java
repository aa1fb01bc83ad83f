package dev.rustaiide.ai.inference;

import dev.rustaiide.foundation.serialization.Json;

/**
 * What a model asked to be done. It is checked by nobody yet.
 *
 * @param id by which its {@link Message.Result} is known, within the conversation
 * @param arguments as the model wrote them
 */
public record ToolUse(String id, String name, Json arguments) {}
