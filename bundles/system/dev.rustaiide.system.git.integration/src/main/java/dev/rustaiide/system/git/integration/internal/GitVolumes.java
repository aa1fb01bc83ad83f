package dev.rustaiide.system.git.integration.internal;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;

import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.fs.Volume;
import dev.rustaiide.foundation.fs.VolumeProvider;

/** Makes volumes of revisions. Nothing of JGit is loaded before the first is opened. */
@Component
public final class GitVolumes implements VolumeProvider {
    @Activate
    public GitVolumes() {
        // Nothing to prepare: see above.
    }

    @Override
    public String scheme() {
        return "git";
    }

    @Override
    public Volume open(FileLocation root) throws FailureException {
        AtRevision place = (AtRevision) root;
        return place.revision().isEmpty() ? IndexVolume.open(place) : TreeVolume.open(place);
    }

    /** As for {@code git show}: from the top of the repository, unless it begins with {@code ./} or {@code ../}. */
    @Override
    public FileLocation complete(String text, Path folder) throws FailureException {
        int colon = text.indexOf(':', scheme().length() + 1);
        if (colon < 0) {
            throw new FailureException(new Failure.Other("Cannot open “" + text + "”.",
                    "It does not say which file of the revision is meant.", "Write git:REVISION:path/of/file."));
        }
        String revision = text.substring(scheme().length() + 1, colon).replace("%3A", ":").replace("%21", "!")
                .replace("%25", "%");
        String path = text.substring(colon + 1);
        try {
            if (path.startsWith("./") || path.startsWith("../") || Path.of(path).isAbsolute()) {
                return Repositories.place(folder.resolve(path), revision);
            }
        } catch (InvalidPathException noPath) {
            throw new FailureException(new Failure.Other("Cannot open “" + text + "”.",
                    "No file can have that name.", "Check the name."), noPath);
        }
        return new AtRevision(revision, Repositories.around(folder), "/" + path);
    }
}
