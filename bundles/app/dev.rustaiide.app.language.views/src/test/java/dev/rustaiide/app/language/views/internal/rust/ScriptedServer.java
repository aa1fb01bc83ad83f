package dev.rustaiide.app.language.views.internal.rust;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.foundation.language.SourceText;
import dev.rustaiide.foundation.language.WorkspaceEdit;
import dev.rustaiide.foundation.serialization.Json;
import dev.rustaiide.foundation.serialization.JsonException;
import dev.rustaiide.foundation.types.Location;
import dev.rustaiide.foundation.types.Position;
import dev.rustaiide.foundation.types.Range;
import dev.rustaiide.foundation.types.TextEdit;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.ProtocolMessage;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerState;

/** Answers what it was given for a method, and remembers what it was asked. */
final class ScriptedServer implements LanguageServer {
    final Map<String, String> answers = new HashMap<>();
    final List<String> asked = new ArrayList<>();

    @Override
    public ServerDefinition definition() {
        return ServerDefinition.of("rust-analyzer", Set.of("rust"), List.of(), List.of("rust-analyzer"), "");
    }

    @Override
    public Path root() {
        return Path.of("/w");
    }

    @Override
    public ServerState state() {
        return new ServerState("rust-analyzer", root(), Stage.READY, "", OptionalInt.empty(), "1.97.1", 0);
    }

    @Override
    public Json capabilities() {
        return Json.NULL;
    }

    @Override
    public Call<ServerState> ready() {
        return Call.of(state());
    }

    @Override
    public Call<Json> ask(String method, Json params) {
        asked.add(method + " " + params.print());
        String answer = answers.get(method);
        try {
            return answer == null ? Call.failed(new IllegalArgumentException("unknown request " + method))
                    : Call.of(Json.parse(answer));
        } catch (JsonException wrong) {
            throw new IllegalArgumentException(wrong);
        }
    }

    @Override
    public Call<Json> ask(SourceText text, String method, Params params) {
        return ask(method, params.of(new Utf16(text)));
    }

    @Override
    public Json document(Path file) {
        return Json.object().put("uri", file.toUri().toString()).build();
    }

    @Override
    public Optional<Location> location(Json sent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public List<TextEdit> edits(SourceText text, Json sent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public WorkspaceEdit edit(Json sent) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void tell(String method, Json params) {
        asked.add(method);
    }

    @Override
    public List<ProtocolMessage> log() {
        return List.of();
    }

    @Override
    public void restart() {}

    @Override
    public Call<Void> stop() {
        return Call.of(null);
    }

    private record Utf16(SourceText text) implements Places {
        @Override
        public Json document() {
            return Json.object().put("uri", text.file().toUri().toString()).build();
        }

        @Override
        public Json position(Position position) {
            return Json.object().put("line", position.line()).put("character", position.character()).build();
        }

        @Override
        public Json range(Range range) {
            return Json.object().put("start", position(range.start())).put("end", position(range.end())).build();
        }

        @Override
        public Range range(Json range) {
            throw new UnsupportedOperationException();
        }
    }
}
