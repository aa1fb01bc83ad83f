package dev.rustaiide.app.workspace.management.internal;

import java.util.List;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.app.workspace.management.Trust;
import dev.rustaiide.app.workspace.management.Workspace;
import dev.rustaiide.foundation.config.SettingsFolders;

/** Tells the settings which folders are open, and which of them may name what is to be run. */
@Component
public final class OpenSettingsFolders implements SettingsFolders {
    private final Workspace workspace;
    private final Trust trust;

    @Activate
    public OpenSettingsFolders(@Reference Workspace workspace, @Reference Trust trust) {
        this.workspace = workspace;
        this.trust = trust;
    }

    @Override
    public List<Folder> folders() {
        return workspace.folders().stream().map(each -> new Folder(each.path(), trust.isTrusted(each.path()))).toList();
    }
}
