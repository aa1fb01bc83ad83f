package dev.rustaiide.system.git.integration.internal;

import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Consumer;

import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.system.file.watching.FileWatching;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.RepositoryStatus;
import dev.rustaiide.system.git.integration.internal.status.FollowedRepository;
import dev.rustaiide.system.git.integration.internal.status.Place;
import dev.rustaiide.system.git.integration.internal.status.StatusReading;

/** Looks at the whole tree once, then at what changes. */
@Component
public final class WalkedStates implements RepositoryStates {
    private final FileWatching watching;

    @Activate
    public WalkedStates(@Reference FileWatching watching) {
        this.watching = watching;
    }

    @Override
    public Optional<Path> repository(Path place) {
        try {
            return Optional.of(Repositories.around(place));
        } catch (FailureException none) {
            // It lies in none, which is an answer.
            return Optional.empty();
        }
    }

    @Override
    public Call<RepositoryStatus> status(Path folder) {
        return Call.start("status of " + folder.getFileName(), scope -> {
            Path root = Repositories.around(folder);
            return Repositories.run(root, "the status of " + root.getFileName(), repository -> StatusReading
                    .read(repository, Place.of(repository), scope).status(repository));
        });
    }

    @Override
    public Following follow(Path folder, Consumer<RepositoryStatus> listener, Consumer<Throwable> failed) {
        return FollowedRepository.start(folder, watching, listener, failed);
    }
}
