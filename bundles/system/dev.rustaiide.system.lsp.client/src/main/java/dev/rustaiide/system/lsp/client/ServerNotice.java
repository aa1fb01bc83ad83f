package dev.rustaiide.system.lsp.client;

import java.nio.file.Path;

import dev.rustaiide.foundation.types.Severity;

/** An event: a server has something to say to people. */
public record ServerNotice(String server, Path root, Severity severity, String text) {}
