package dev.rustaiide.system.git.verbs.internal;

import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cargo.integration.SessionTrust;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.conflicts.Conflicts;
import dev.rustaiide.system.git.integration.Branches;
import dev.rustaiide.system.git.integration.Comparisons;
import dev.rustaiide.system.git.integration.Remotes;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;
import dev.rustaiide.system.git.messages.CommitMessages;
import dev.rustaiide.system.git.messages.ConflictProposals;

/** The verb over services that remember what they are asked and answer what the test says. */
final class FakeGit {
    final List<String> asked = new ArrayList<>();
    final List<String> printed = new ArrayList<>();
    final List<String> messages = new ArrayList<>();
    private final Map<String, Object> answers = new HashMap<>();
    private final Path root;
    private Json json = Json.object().build();

    FakeGit(Path root) {
        this.root = root;
    }

    /** What the method called so gives, in a call that has ended. */
    FakeGit answers(String method, Object answer) {
        answers.put(method, answer);
        return this;
    }

    Json json() {
        return json;
    }

    private <T> T service(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type},
                (self, method, arguments) -> {
                    List<Object> given = arguments == null ? List.of() : Arrays.asList(arguments);
                    if (method.getName().equals("repository")) {
                        return ((Path) given.getFirst()).startsWith(root) ? Optional.of(root) : Optional.empty();
                    }
                    asked.add((method.getName() + " " + given.stream().filter(each -> !root.equals(each))
                            .map(String::valueOf).collect(Collectors.joining(" "))).strip());
                    Object answer = answers.get(method.getName());
                    return method.getReturnType() == void.class ? null : answer instanceof Call<?> call ? call
                            : answer instanceof FailureException failed ? Call.failed(failed) : Call.of(answer);
                }));
    }

    /** {@code --name=value} and {@code --name} are options. */
    ExitCode run(String... words) throws FailureException, InterruptedException {
        Map<String, String> options = new HashMap<>();
        List<String> parameters = new ArrayList<>();
        for (String word : words) {
            if (word.startsWith("--")) {
                String[] parts = word.substring(2).split("=", 2);
                options.put(parts[0], parts.length > 1 ? parts[1] : "");
            } else {
                parameters.add(word);
            }
        }
        GitVerb verb = new GitVerb(service(RepositoryStates.class), service(Staging.class), service(Branches.class),
                service(Remotes.class), service(Comparisons.class), service(Blaming.class), service(Conflicts.class),
                service(CommitMessages.class), service(ConflictProposals.class), service(TextFiles.class),
                service(SessionTrust.class));
        return verb.run(new Told(options, parameters));
    }

    private final class Told implements Invocation {
        private final Map<String, String> options;
        private final List<String> parameters;

        Told(Map<String, String> options, List<String> parameters) {
            this.options = options;
            this.parameters = parameters;
        }

        @Override
        public List<String> parameters() {
            return parameters;
        }

        @Override
        public boolean has(String name) {
            return options.containsKey(name);
        }

        @Override
        public Optional<String> option(String name) {
            return Optional.ofNullable(options.get(name));
        }

        @Override
        public boolean json() {
            return false;
        }

        @Override
        public Path folder() {
            return root;
        }

        @Override
        public void print(String line) {
            printed.add(line);
        }

        @Override
        public void write(byte[] content) {
            throw new AssertionError("Git prints lines");
        }

        @Override
        public void print(Json all) {
            json = all;
        }

        @Override
        public void printLine(Json line) {
            throw new AssertionError("Git answers at once");
        }

        @Override
        public boolean isRead() {
            return true;
        }

        @Override
        public void message(String line) {
            messages.add(line);
        }

        @Override
        public void progress(String line) {
            // Nobody sits here.
        }
    }
}
