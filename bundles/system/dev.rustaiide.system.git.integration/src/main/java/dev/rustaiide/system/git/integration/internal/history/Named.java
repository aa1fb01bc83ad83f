package dev.rustaiide.system.git.integration.internal.history;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.Ref;
import org.eclipse.jgit.lib.ReflogEntry;
import org.eclipse.jgit.lib.ReflogReader;
import org.eclipse.jgit.lib.Repository;
import org.eclipse.jgit.revwalk.RevObject;
import org.eclipse.jgit.revwalk.RevTag;
import org.eclipse.jgit.revwalk.RevWalk;

import dev.rustaiide.system.git.integration.Branches.Movement;
import dev.rustaiide.system.git.integration.Branches.Tag;
import dev.rustaiide.system.git.integration.Branches.Worktree;
import dev.rustaiide.system.git.integration.Signature;
import dev.rustaiide.system.git.integration.Signature.State;

/** Reads what a repository has names for, besides branches. */
final class Named {
    private static final int SHORT = 8;

    private Named() {}

    static List<Tag> tags(Repository repository) throws IOException {
        List<Tag> all = new ArrayList<>();
        try (RevWalk walk = new RevWalk(repository)) {
            for (Ref ref : repository.getRefDatabase().getRefsByPrefix(Constants.R_TAGS)) {
                RevObject object = walk.parseAny(ref.getObjectId());
                String message = "";
                boolean signed = false;
                if (object instanceof RevTag tag) {
                    message = tag.getShortMessage();
                    signed = tag.getRawGpgSignature() != null;
                }
                all.add(new Tag(Repository.shortenRefName(ref.getName()), walk.peel(object).name(), message, signed));
            }
        }
        return all;
    }

    /** Of a letter, who and a key, a line each, as {@code git log} has them. */
    static Signature signature(String said) {
        String[] lines = said.split("\n", -1);
        State state = switch (lines[0]) {
            case "G" -> State.GOOD;
            case "U" -> State.UNTRUSTED;
            case "X", "Y" -> State.EXPIRED;
            case "R" -> State.REVOKED;
            case "B" -> State.BAD;
            case "E" -> State.UNKNOWN;
            default -> State.NONE;
        };
        return new Signature(state, lines.length > 1 ? lines[1] : "", lines.length > 2 ? lines[2] : "");
    }

    static List<Movement> movements(Repository repository, int most) throws IOException {
        ReflogReader log = repository.getRefDatabase().getReflogReader(Constants.HEAD);
        List<ReflogEntry> entries = log == null ? List.of() : log.getReverseEntries(most);
        return entries.stream().map(each -> new Movement(each.getOldId().name(), each.getNewId().name(),
                each.getWho().getWhenAsInstant(), each.getComment())).toList();
    }

    /** As git keeps them: a folder each, with the place of the other working tree in it. */
    static List<Worktree> worktrees(Repository repository) throws IOException {
        Path common = repository.getCommonDirectory().toPath().toRealPath();
        Path here = repository.isBare() ? common : repository.getWorkTree().toPath().toRealPath();
        List<Worktree> all = new ArrayList<>();
        if (common.endsWith(".git")) {
            all.add(new Worktree(common.getParent(), head(common.resolve("HEAD")), here.equals(common.getParent())));
        }
        Path folder = common.resolve("worktrees");
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> each = Files.newDirectoryStream(folder)) {
                for (Path linked : each) {
                    linked(linked, here).ifPresent(all::add);
                }
            }
        }
        return all;
    }

    private static Optional<Worktree> linked(Path store, Path here) throws IOException {
        Path named = store.resolve("gitdir");
        if (!Files.isRegularFile(named)) {
            return Optional.empty();
        }
        Path git = store.resolve(Files.readString(named).strip()).normalize();
        Path tree = git.getParent();
        return tree == null || !Files.exists(git) ? Optional.empty()
                : Optional.of(new Worktree(tree, head(store.resolve("HEAD")), tree.toRealPath().equals(here)));
    }

    private static String head(Path file) throws IOException {
        String text = Files.readString(file).strip();
        return text.startsWith("ref: ") ? Repository.shortenRefName(text.substring("ref: ".length()))
                : text.substring(0, Math.min(SHORT, text.length()));
    }
}
