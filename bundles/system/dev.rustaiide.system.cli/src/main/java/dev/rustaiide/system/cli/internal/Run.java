package dev.rustaiide.system.cli.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.Invocation;

/** A verb's view of its arguments and of the terminal. */
record Run(Arguments arguments, Terminal terminal, Path folder) implements Invocation {
    @Override
    public List<String> parameters() {
        return List.copyOf(arguments.parameters());
    }

    @Override
    public boolean has(String name) {
        return arguments.has(name);
    }

    @Override
    public Optional<String> option(String name) {
        return Optional.ofNullable(arguments.options().get(name));
    }

    @Override
    public boolean json() {
        return arguments.has("json");
    }

    @Override
    public void print(String line) {
        if (!json()) {
            terminal.print(line);
        }
    }

    @Override
    public void write(byte[] content) {
        if (!json()) {
            terminal.write(content);
        }
    }

    @Override
    public void print(Json json) {
        if (json()) {
            json.printPretty().lines().forEach(terminal::printData);
        }
    }

    @Override
    public void message(String line) {
        terminal.message(line);
    }

    @Override
    public void progress(String line) {
        terminal.progress(line);
    }
}
