package dev.rustaiide.foundation.config.internal;

import java.util.Set;

import org.jspecify.annotations.Nullable;

import dev.rustaiide.foundation.config.Origin;
import dev.rustaiide.foundation.config.SettingKey;
import dev.rustaiide.foundation.config.Source;

/** A file that came with a folder: it may be anybody's. */
record FolderLayer(FileState file, boolean trusted) implements Layer {
    @Override
    public Origin origin() {
        return file.origin();
    }

    @Override
    public Set<String> names() {
        return file.names();
    }

    @Override
    public @Nullable Written written(String name) {
        return file.written(name);
    }

    @Override
    public Source source(String name) {
        return file.source(name);
    }

    @Override
    public boolean trusts(SettingKey<?> key) {
        return trusted || !key.needsTrust();
    }
}
