package dev.rustaiide.system.git.blame.internal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.Repository;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

import dev.rustaiide.foundation.async.Call;
import dev.rustaiide.foundation.async.Scope;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileLocation;
import dev.rustaiide.foundation.fs.FileLocation.AtRevision;
import dev.rustaiide.foundation.text.Text;
import dev.rustaiide.system.git.blame.Blame;
import dev.rustaiide.system.git.blame.Blaming;
import dev.rustaiide.system.git.index.GitPath;
import dev.rustaiide.system.git.integration.FileVersions;
import dev.rustaiide.system.git.integration.BlobText;
import dev.rustaiide.system.git.integration.OpenRepositories;
import dev.rustaiide.system.git.integration.RepositoryStates;
import dev.rustaiide.system.git.integration.Staging;

/** Walks the history of a file anew for each question. */
@Component
public final class WalkedBlame implements Blaming {

    private final OpenRepositories repositories;
    private final RepositoryStates states;
    private final Staging staging;

    @Activate
    public WalkedBlame(@Reference OpenRepositories repositories, @Reference RepositoryStates states,
            @Reference Staging staging) {
        this.repositories = repositories;
        this.states = states;
        this.staging = staging;
    }

    @Override
    public Call<Blame> blame(Path file, Optional<Text> edited) {
        return Call.start("blame " + file.getFileName(), scope -> {
            Blame blame = switch (FileLocation.of(file)) {
                case AtRevision place -> atRevision(place, scope);
                case FileLocation.Local(Path local) -> local(local, edited, scope);
                default -> throw nowhere(file);
            };
            scope.check();
            return blame;
        });
    }

    @Override
    public Call<Blame> blame(AtRevision place) {
        return Call.start("blame " + place.name(), scope -> {
            Blame blame = atRevision(place, scope);
            scope.check();
            return blame;
        });
    }

    private static FailureException nowhere(Path file) {
        return failure(String.valueOf(file.getFileName()), "It lies in no Git repository.",
                "Choose a file of a repository.");
    }

    private static FailureException failure(String name, String why, String next) {
        return new FailureException(new Failure.Other("Cannot tell who wrote " + name + ".", why, next));
    }

    private Blame atRevision(AtRevision place, Scope scope) throws FailureException {
        String revision = place.revision().isEmpty() ? Constants.HEAD : place.revision();
        return repositories.read(place.repository(), "who wrote " + place.name(), repository -> {
            String path = place.path().substring(1);
            try (BlameWalk walk = new BlameWalk(repository, place.repository(), scope)) {
                ObjectId commit = repository.resolve(revision + "^{commit}");
                Optional<Suspect> first = commit == null ? Optional.empty() : walk.find(commit, path);
                Suspect of = first.orElseThrow(() -> failure(path, "There is no such file at " + revision + ".",
                        "Choose a revision of its history: it may have had another name."));
                demandText(path, walk.lines(of, null).bytes());
                return walk.blame(of);
            }
        });
    }

    private Blame local(Path file, Optional<Text> edited, Scope scope) throws Exception {
        Path root = states.repository(file).orElseThrow(() -> nowhere(file));
        String path = GitPath.of(root, file.toAbsolutePath().normalize());
        if (edited.isEmpty() && !Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            throw new FailureException(new Failure.Missing(file));
        }
        FileVersions versions = scope.await(staging.versions(root, path));
        if (versions.binary()) {
            throw noText(path);
        }
        byte[] content = edited.map(versions::kept).orElse(versions.work()).toUtf8();
        return repositories.read(root, "who wrote " + file.getFileName(), repository -> {
            try (BlameWalk walk = new BlameWalk(repository, root, scope)) {
                return walk.blame(content, parents(repository, walk, path));
            }
        });
    }

    /** The file in the last commit, and in those that are being merged with it. */
    private static List<Suspect> parents(Repository repository, BlameWalk walk, String path)
            throws IOException, FailureException {
        ObjectId head = repository.resolve(Constants.HEAD + "^{commit}");
        if (head == null) {
            throw failure(path, "There are no commits yet.", "Commit it first.");
        }
        List<Suspect> parents = new ArrayList<>();
        walk.find(head, path).ifPresent(parents::add);
        List<ObjectId> merged = repository.readMergeHeads();
        for (ObjectId other : merged == null ? List.<ObjectId>of() : merged) {
            walk.find(other, path).filter(found -> parents.stream().noneMatch(one -> one.blob.equals(found.blob)))
                    .ifPresent(parents::add);
        }
        if (parents.isEmpty()) {
            throw failure(path, "The last commit does not have it.", "Commit it first.");
        }
        return parents;
    }

    private static void demandText(String path, byte[] content) throws FailureException {
        if (BlobText.isBinary(content)) {
            throw noText(path);
        }
    }

    private static FailureException noText(String path) {
        return failure(path, "It is no text.", "Its history tells who changed it: rust-ai-ide git log.");
    }
}
