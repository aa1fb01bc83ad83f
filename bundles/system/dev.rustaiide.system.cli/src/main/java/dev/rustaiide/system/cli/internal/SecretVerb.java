package dev.rustaiide.system.cli.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.security.Secret;
import dev.rustaiide.foundation.security.SecretId;
import dev.rustaiide.foundation.security.SecretStore;
import dev.rustaiide.foundation.security.SecretStore.Backend;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.system.cli.ExitCode;
import dev.rustaiide.system.cli.Invocation;
import dev.rustaiide.system.cli.SecretInput;
import dev.rustaiide.system.cli.Usage;
import dev.rustaiide.system.cli.Usage.Count;
import dev.rustaiide.system.cli.Usage.Option;
import dev.rustaiide.system.cli.Usage.Parameter;
import dev.rustaiide.system.cli.Verb;

/** Keeps secrets and gives them back. */
@Component(property = Verb.NAME + "=secret")
public final class SecretVerb implements Verb {
    private final SecretStore store;
    private final SecretInput input;

    @Activate
    public SecretVerb(@Reference SecretStore store) {
        this(store, SecretInput.ofProcess(System.in));
    }

    SecretVerb(SecretStore store, SecretInput input) {
        this.store = store;
        this.input = input;
    }

    @Override
    public String name() {
        return "secret";
    }

    @Override
    public String summary() {
        return "keeps secrets such as access tokens in the system's keyring, or in an encrypted file";
    }

    @Override
    public Usage usage() {
        return new Usage(List.of(new Parameter("set|get|rm|list|rotate", Count.ONE, "What to do"),
                new Parameter("NAME", Count.ANY, "What the secret is called")),
                List.of(new Option("show", "", "Lets get print the secret to a terminal")),
                "set reads the value from the standard input, or asks for it without showing it. "
                        + "It takes no value as an argument: those end up in the history of the shell and are seen by "
                        + "every process of the machine. rotate gives an encrypted file with secrets another key.");
    }

    @Override
    public ExitCode run(Invocation invocation) throws FailureException {
        List<String> words = invocation.parameters();
        String action = words.getFirst();
        if ("list".equals(action) && words.size() == 1) {
            return list(invocation);
        }
        if ("rotate".equals(action) && words.size() == 1) {
            return rotate(invocation);
        }
        if (!List.of("set", "get", "rm").contains(action)) {
            return misused(invocation, List.of("list", "rotate").contains(action) ? action + " takes no name."
                    : "unknown action \"" + action + "\": it is set, get, rm, list or rotate.");
        }
        if (words.size() > 2) {
            return misused(invocation, "set".equals(action)
                    ? "a value is not taken as an argument, since those end up in the history of the shell and are "
                            + "seen by every process of the machine. If that was a real one, replace it. Pipe it in: "
                            + "printf %s \"$VALUE\" | rust-ai-ide secret set NAME"
                    : action + " takes one name.");
        }
        if (words.size() < 2 || !SecretId.isValid(words.get(1))) {
            return misused(invocation, words.size() < 2 ? action + " needs a NAME."
                    : "a name has letters, digits and . _ - /, at most 128, and begins with a letter or digit.");
        }
        SecretId id = new SecretId(words.get(1));
        return switch (action) {
            case "set" -> set(id, invocation);
            case "get" -> get(id, invocation);
            default -> remove(id, invocation);
        };
    }

    private static ExitCode misused(Invocation invocation, String why) {
        invocation.message("rust-ai-ide secret: " + why);
        invocation.message("See: rust-ai-ide secret --help");
        return ExitCode.USAGE;
    }

    private ExitCode set(SecretId id, Invocation invocation) throws FailureException {
        try (Secret secret = input.read("Value of " + id + " (not shown): ")) {
            if (secret == null) {
                return misused(invocation, "nobody can be asked here without being seen; pipe the value in.");
            }
            if (secret.isEmpty()) {
                return misused(invocation, "the value is empty; to forget a secret use rm.");
            }
            store.put(id, secret);
        } catch (IllegalArgumentException noText) {
            throw new FailureException(new Failure.Other("Cannot keep " + id + '.',
                    "A secret is a text in UTF-8 without NUL, and this is none.", "Encode it, e.g. with base64."),
                    noText);
        } catch (IOException unreadable) {
            throw new FailureException(new Failure.Other("Cannot keep " + id + '.',
                    "The value cannot be read: " + unreadable.getMessage() + '.', "Pipe it in again."), unreadable);
        }
        Backend backend = store.backend();
        invocation.print(id + " is kept in " + describe(backend) + '.');
        invocation.print(json(id, backend).put("action", "set").build());
        return ExitCode.OK;
    }

    private ExitCode get(SecretId id, Invocation invocation) throws FailureException {
        if (input.isShown() && !invocation.has("show")) {
            return misused(invocation, "a secret is not printed to a terminal, where others can see it. "
                    + "Pipe it to the program that needs it, or add --show.");
        }
        Optional<Secret> found = store.get(id);
        if (found.isEmpty()) {
            throw missing(id);
        }
        try (Secret secret = found.get()) {
            byte[] utf8 = secret.utf8();
            byte[] line = Arrays.copyOf(utf8, utf8.length + 1);
            line[utf8.length] = '\n';
            invocation.write(line);
            invocation.print(Json.object().put("name", id.name()).put("value", new String(utf8, StandardCharsets.UTF_8))
                    .build());
            Arrays.fill(utf8, (byte) 0);
            Arrays.fill(line, (byte) 0);
        }
        return ExitCode.OK;
    }

    private ExitCode remove(SecretId id, Invocation invocation) throws FailureException {
        if (!store.remove(id)) {
            throw missing(id);
        }
        Backend backend = store.backend();
        invocation.print(id + " is forgotten.");
        invocation.print(json(id, backend).put("action", "rm").build());
        return ExitCode.OK;
    }

    private ExitCode rotate(Invocation invocation) throws FailureException {
        boolean rotated = store.rotateKey();
        invocation.print(rotated ? "The encrypted file has another key. Delete copies of the old file and its old key, "
                + "and replace the secrets that somebody may have read with them."
                : "Nothing is kept in an encrypted file; a keyring has keys of its own.");
        invocation.print(Json.object().put("action", "rotate").put("rotated", rotated).build());
        return ExitCode.OK;
    }

    private FailureException missing(SecretId id) throws FailureException {
        Backend backend = store.backend();
        String also = backend.keyring() || backend.reason().isEmpty() ? "" : ' ' + backend.reason();
        return new FailureException(new Failure.Other("There is no secret " + id + '.',
                "None of that name is kept in " + describe(backend) + '.' + also,
                "Set it with \"rust-ai-ide secret set " + id + "\", or see \"rust-ai-ide secret list\"."));
    }

    private ExitCode list(Invocation invocation) throws FailureException {
        Map<SecretId, Backend> all = store.list();
        Backend backend = store.backend();
        var rows = new ArrayList<List<String>>();
        all.forEach((id, where) -> rows.add(List.of(id.name(), describe(where))));
        Table.lines(rows).forEach(invocation::print);
        if (!backend.reason().isEmpty()) {
            invocation.message(backend.reason() + " New secrets go to " + describe(backend) + '.');
        }
        invocation.print(Json.object().put("backend", json(backend)).put("secrets", Json.array(all.entrySet().stream()
                .map(each -> json(each.getKey(), each.getValue()).build()).toList())).build());
        return ExitCode.OK;
    }

    private static String describe(Backend backend) {
        return backend.place().isEmpty() ? backend.name() : backend.name() + ", " + backend.place();
    }

    private static Json.ObjectBuilder json(SecretId id, Backend backend) {
        return Json.object().put("name", id.name()).put("backend", json(backend));
    }

    private static Json json(Backend backend) {
        return Json.object().put("name", backend.name()).put("place", backend.place()).put("keyring", backend.keyring())
                .put("reason", backend.reason()).build();
    }
}
