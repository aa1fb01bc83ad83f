package dev.rustaiide.system.lsp.client.internal.server;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.async.Debounce;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.foundation.text.TextChange;
import dev.rustaiide.foundation.types.LanguageId;
import dev.rustaiide.foundation.types.Range;

/**
 * What a server knows of the texts. It is told as little as makes its text ours: the difference of two ropes. Messages
 * leave under this object's lock, hence in order; a server that starts again gets all that is open.
 *
 * <p>A text that no editor shows is open for a while after a question about it.
 */
final class Documents {
    private static final Duration LENT_FOR = Duration.ofSeconds(20);
    private static final int VERSIONS = 32;

    private final Map<Path, Open> texts = new HashMap<>();
    private final Debounce putAway = new Debounce(LENT_FOR, Runnable::run, this::closeLent);
    private @Nullable Session server;

    /** One that is open there, or will be when a server runs. */
    private static final class Open {
        private final LanguageId language;
        private Text text;
        private long source;
        private int sent;
        private boolean followed;
        /** Which of our versions the last ones sent were. */
        private final Map<Integer, Long> versions = new LinkedHashMap<>() {
            private static final long serialVersionUID = 1;

            @Override
            protected boolean removeEldestEntry(Map.Entry<Integer, Long> eldest) {
                return size() > VERSIONS;
            }
        };

        Open(SourceText text) {
            this.language = text.language();
            this.text = text.text();
            this.source = text.version();
        }
    }

    /** The server that is told from now on; it hears of all that is open. Null while there is none. */
    synchronized void serve(@Nullable Session session) {
        server = session;
        if (session != null) {
            texts.forEach((file, open) -> tellOpen(session, file, open));
        }
    }

    /** Word of an older version may come late, on its way through another thread. */
    synchronized void follow(SourceText text) {
        Open open = texts.get(text.file());
        if (open == null || !open.followed || open.source <= text.version()) {
            sync(text).followed = true;
        }
    }

    /**
     * Makes sure that the server knows {@code text}, which a question is about; false if an editor is ahead of it, so
     * that nobody waits for the answer any more.
     */
    synchronized boolean bring(SourceText text) {
        Open open = texts.get(text.file());
        if (open != null && open.followed && open.source > text.version()) {
            return false;
        }
        if (!sync(text).followed) {
            putAway.trigger();
        }
        return true;
    }

    private Open sync(SourceText text) {
        Open open = texts.get(text.file());
        if (open == null) {
            Open fresh = new Open(text);
            texts.put(text.file(), fresh);
            if (server != null) {
                tellOpen(server, text.file(), fresh);
            }
            return fresh;
        }
        Text before = open.text;
        open.text = text.text();
        open.source = text.version();
        Optional<TextChange> change = TextChange.between(before, open.text);
        if (change.isPresent() && server != null) {
            tellChange(server, text.file(), before, open, change.get());
        } else {
            open.versions.put(open.sent, open.source);
        }
        return open;
    }

    private static void tellOpen(Session server, Path file, Open open) {
        open.versions.put(++open.sent, open.source);
        if (server.abilities().wantsOpen()) {
            server.tell("textDocument/didOpen", Json.object().put("textDocument", Json.object()
                    .put("uri", Uris.of(file)).put("languageId", sentName(open.language)).put("version", open.sent)
                    .put("text", sendable(open.text)).build()).build());
        }
    }

    /** Ours are those of grammars, which differ from the protocol's in few. */
    private static String sentName(LanguageId language) {
        return switch (language.value()) {
            case "bash" -> "shellscript";
            case "tsx" -> "typescriptreact";
            case "jsx" -> "javascriptreact";
            default -> language.value();
        };
    }

    private static void tellChange(Session server, Path file, Text before, Open open, TextChange change) {
        open.versions.put(++open.sent, open.source);
        int kind = server.abilities().syncKind();
        if (kind == 0) {
            return;
        }
        Json.ObjectBuilder content = Json.object();
        if (kind == 1) {
            content.put("text", sendable(open.text));
        } else {
            Range range = new Range(before.positionOf(change.start()), before.positionOf(change.end()));
            content.put("range", server.encoding().send(before, range)).put("text", sendable(change.replacement()));
        }
        server.tell("textDocument/didChange", Json.object()
                .put("textDocument", Json.object().put("uri", Uris.of(file)).put("version", open.sent).build())
                .put("contentChanges", Json.array(List.of(content.build()))).build());
    }

    /**
     * What stands for malformed bytes here is nothing that servers could read; U+FFFD takes as many bytes, units and
     * code points, so that no place moves.
     */
    private static String sendable(Text text) {
        String characters = text.toString();
        StringBuilder changed = null;
        for (int i = 0; i < characters.length(); i++) {
            char c = characters.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < characters.length()
                    && Character.isLowSurrogate(characters.charAt(i + 1))) {
                i++;
            } else {
                changed = changed == null ? new StringBuilder(characters) : changed;
                changed.setCharAt(i, '\ufffd');
            }
        }
        return changed == null ? characters : changed.toString();
    }

    synchronized void saved(SourceText text) {
        if (server == null || !texts.containsKey(text.file())) {
            return;
        }
        Session told = server;
        told.abilities().wantsSave().ifPresent(withText -> {
            var params = Json.object().put("textDocument", Json.object().put("uri", Uris.of(text.file())).build());
            told.tell("textDocument/didSave", withText ? params.put("text", sendable(text.text())).build()
                    : params.build());
        });
    }

    synchronized void forget(Path file) {
        if (texts.remove(file) != null && server != null) {
            tellClose(server, file);
        }
    }

    private static void tellClose(Session server, Path file) {
        if (server.abilities().wantsOpen()) {
            server.tell("textDocument/didClose", Json.object()
                    .put("textDocument", Json.object().put("uri", Uris.of(file)).build()).build());
        }
    }

    private synchronized void closeLent() {
        texts.entrySet().removeIf(entry -> {
            boolean lent = !entry.getValue().followed;
            if (lent && server != null) {
                tellClose(server, entry.getKey());
            }
            return lent;
        });
    }

    synchronized Optional<Text> text(Path file) {
        return Optional.ofNullable(texts.get(file)).map(open -> open.text);
    }

    /** Our version of the text of {@code file} that was sent as {@code sent}; without one the last. */
    synchronized Optional<Long> version(Path file, Json sent) {
        Open open = texts.get(file);
        if (open == null) {
            return Optional.empty();
        }
        return sent.asLong().isPresent() ? Optional.ofNullable(open.versions.get((int) sent.asLong().getAsLong()))
                : Optional.empty();
    }

    /** The number under which the server knows the text of {@code file}. */
    synchronized Json sentVersion(Path file) {
        Open open = texts.get(file);
        return open == null ? Json.NULL : Json.of(open.sent);
    }

    synchronized boolean isEmpty() {
        return texts.isEmpty();
    }
}
