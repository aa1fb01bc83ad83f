package dev.rustaiide.app.language.views.internal.servers;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.app.ui.components.Glyph;
import dev.rustaiide.app.ui.components.Icon;
import dev.rustaiide.app.ui.components.Row;
import dev.rustaiide.app.ui.components.RowAction;
import dev.rustaiide.app.ui.components.Token;
import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.language.SourceChanged.Stage;
import dev.rustaiide.system.lsp.client.FoundServer;
import dev.rustaiide.system.lsp.client.LanguageServer;
import dev.rustaiide.system.lsp.client.LanguageServers;
import dev.rustaiide.system.lsp.client.ServerDefinition;
import dev.rustaiide.system.lsp.client.ServerState;

/** All servers that are known, those that were started first, as rows. */
final class ServerList {
    static final RowAction RESTART = new RowAction(Icon.REFRESH, "Restart");
    static final RowAction START = new RowAction(Icon.RUN, "Start");
    static final RowAction STOP = new RowAction(Icon.STOP, "Stop");
    static final RowAction COPY = new RowAction(Icon.COPY, "Copy how to install it");

    private ServerList() {}

    /** A row. */
    sealed interface Entry {
        ServerDefinition definition();

        Row row();
    }

    /**
     * One that was started.
     *
     * @param memory of it and all that it started, in bytes; 0 if not known
     */
    record Started(LanguageServer server, ServerState state, long memory) implements Entry {
        @Override
        public ServerDefinition definition() {
            return server.definition();
        }

        /** Beside the name, since the row's buttons stand where a badge would. */
        private String figures() {
            String version = state.version().isEmpty() ? "" : Versions.number(state.version()) + "   ";
            return memory == 0 ? version : version + Exchange.size(memory) + "   ";
        }

        @Override
        public Row row() {
            Stage stage = state.stage();
            String percent = state.percent().isPresent() ? " " + state.percent().getAsInt() + " %" : "";
            String message = state.message().isEmpty() ? "" : ", " + state.message();
            Row row = Row.of(StageLook.glyph(stage), definition().id()).strong()
                    .detail(StageLook.word(stage) + percent + message + "   " + figures() + folder(server.root()))
                    .hint(server.root() + "\n" + StageLook.word(stage) + message);
            return StageLook.hasProcess(stage) ? row.actions(RESTART, STOP)
                    : stage == Stage.MISSING ? row.actions(START, COPY) : row.actions(START);
        }
    }

    /** One that was not. */
    record Known(FoundServer found, String version) implements Entry {
        @Override
        public ServerDefinition definition() {
            return found.definition();
        }

        @Override
        public Row row() {
            if (found.program().isEmpty()) {
                return Row.of(new Glyph(Icon.DOWNLOAD, Token.MUTED), definition().id()).color(Token.MUTED)
                        .detail("not installed   " + found.hint()).hint(found.hint()).actions(COPY);
            }
            return Row.of(new Glyph(Icon.SERVER, Token.MUTED), definition().id())
                    .detail("starts with the first file of its languages   " + found.program().get())
                    .badge(version, Token.MUTED).hint(found.program().get().toString());
        }
    }

    private static String folder(Path root) {
        return String.valueOf(root.getFileName() == null ? root : root.getFileName());
    }

    /** Reads what the processes have in memory. */
    static Call<List<Started>> started(LanguageServers servers) {
        return Call.start("look at language servers", scope -> {
            List<Started> all = new ArrayList<>();
            for (LanguageServer server : servers.running()) {
                all.add(new Started(server, server.state(), server.memory()));
            }
            all.sort((a, b) -> a.definition().id().compareTo(b.definition().id()));
            return all;
        });
    }

    /** Looks on this machine for all that are known, and asks those it finds for their versions. */
    static Call<List<Known>> known(LanguageServers servers, Path place) {
        return servers.find(place).then("ask servers for versions", (scope, found) -> {
            Map<FoundServer, Call<String>> versions = new HashMap<>();
            found.forEach(one -> versions.put(one, servers.version(one)));
            List<Known> all = new ArrayList<>();
            for (FoundServer one : found) {
                Optional<String> version = Versions.of(scope, versions.get(one));
                all.add(new Known(one, version.orElse("")));
            }
            all.sort((a, b) -> Boolean.compare(a.found().program().isEmpty(), b.found().program().isEmpty()));
            return all;
        });
    }

    /** The started ones and then those of the others that none of them is. */
    static List<Entry> entries(List<Started> started, List<Known> known) {
        Set<ServerDefinition> running = new HashSet<>();
        started.forEach(one -> running.add(one.definition()));
        List<Entry> entries = new ArrayList<>(started);
        known.stream().filter(one -> !running.contains(one.definition())).forEach(entries::add);
        return entries;
    }
}
