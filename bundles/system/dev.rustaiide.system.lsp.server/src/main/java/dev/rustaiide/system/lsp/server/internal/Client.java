package dev.rustaiide.system.lsp.server.internal;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import dev.rustaiide.foundation.fs.TextFiles;
import dev.rustaiide.foundation.language.LanguageFeatures;

/** One client: what it can do, has open, and was told. Any thread may use it. */
final class Client {
    private final LanguageFeatures features;
    private final TextFiles files;
    private final Peer peer;
    private final Documents documents;
    private final Handles handles = new Handles();
    private final List<Path> folders = new CopyOnWriteArrayList<>();
    private volatile Abilities abilities = Abilities.NONE;
    private volatile PositionEncoding encoding = PositionEncoding.UTF_16;

    Client(LanguageFeatures features, TextFiles files, OpenFiles open, Peer peer) {
        this.features = features;
        this.files = files;
        this.peer = peer;
        this.documents = new Documents(open);
    }

    void introduce(Abilities can) {
        abilities = can;
        encoding = can.encoding();
        documents.count(encoding);
    }

    /** Whether it is new. */
    boolean addFolder(Path folder) {
        return !folders.contains(folder) && folders.add(folder);
    }

    /** Whether it was there. */
    boolean removeFolder(Path folder) {
        return folders.remove(folder);
    }

    /** Those that it has open; what it asks of the workspace is about them. */
    List<Path> folders() {
        return folders;
    }

    boolean isBelowFolders(Path file) {
        return folders.stream().anyMatch(file::startsWith);
    }

    Abilities can() {
        return abilities;
    }

    PositionEncoding encoding() {
        return encoding;
    }

    LanguageFeatures features() {
        return features;
    }

    Documents documents() {
        return documents;
    }

    Handles handles() {
        return handles;
    }

    Peer peer() {
        return peer;
    }

    TextFiles files() {
        return files;
    }

    Places places() {
        return new Places(encoding, documents, files);
    }
}
