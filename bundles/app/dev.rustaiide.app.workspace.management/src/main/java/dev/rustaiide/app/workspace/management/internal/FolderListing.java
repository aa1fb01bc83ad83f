package dev.rustaiide.app.workspace.management.internal;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import dev.rustaiide.app.workspace.management.FileNode.Trait;
import dev.rustaiide.app.workspace.management.FileNode;
import dev.rustaiide.foundation.error.Failure;
import dev.rustaiide.foundation.error.FailureException;
import dev.rustaiide.foundation.fs.FileRefusedException;
import dev.rustaiide.foundation.fs.GitIgnored;

/** Reads one level of the tree. It blocks on the disk. */
record FolderListing(GitIgnored ignored) {
    private static final NaturalOrder NAMES = new NaturalOrder();
    private static final Comparator<FileNode> ORDER = Comparator.comparing((FileNode node) -> !node.folder())
            .thenComparing(node -> node.path().getFileName().toString(), NAMES);

    /** In an archive the rules of Git do not count. */
    List<FileNode> children(Path folder) throws FailureException {
        boolean local = folder.getFileSystem() == FileSystems.getDefault();
        boolean below = local && ignored.isBelowIgnored(folder);
        var nodes = new ArrayList<FileNode>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
            for (Path entry : entries) {
                node(entry, local, below).ifPresent(nodes::add);
            }
        } catch (DirectoryIteratorException wrapped) {
            throw new FailureException(failure(folder, wrapped.getCause()), wrapped);
        } catch (IOException refused) {
            throw new FailureException(failure(folder, refused), refused);
        }
        nodes.sort(ORDER);
        return List.copyOf(nodes);
    }

    private static Failure failure(Path folder, IOException refused) {
        return switch (refused) {
            case FileRefusedException told -> told.failure();
            case NoSuchFileException _ -> new Failure.Missing(folder);
            case AccessDeniedException _ -> new Failure.NoPermission(folder, "read");
            case NotDirectoryException _ -> new Failure.BadContent(folder, "It is not a folder.",
                    "Choose the folder that it is in.");
            default -> new Failure.Other("Cannot read " + folder.getFileName() + ".",
                    String.valueOf(refused.getMessage()), "Check the disk or the network that the folder is on.");
        };
    }

    FileNode root(Path folder) {
        var traits = EnumSet.noneOf(Trait.class);
        addFolderTraits(folder, traits);
        return new FileNode(folder, true, traits);
    }

    private Optional<FileNode> node(Path entry, boolean local, boolean below) {
        BasicFileAttributes attributes;
        Set<Trait> traits = EnumSet.noneOf(Trait.class);
        try {
            attributes = Files.readAttributes(entry, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
            if (attributes.isSymbolicLink()) {
                traits.add(Trait.LINK);
            }
            if (Files.isHidden(entry)) {
                traits.add(Trait.HIDDEN);
            }
        } catch (IOException gone) {
            // It vanished between the listing and now.
            return Optional.empty();
        }
        boolean folder = attributes.isDirectory() || attributes.isSymbolicLink() && Files.isDirectory(entry);
        if (below || local && ignored.isIgnored(entry, folder)) {
            traits.add(Trait.IGNORED);
        }
        if (attributes.isSymbolicLink() && !Files.exists(entry)) {
            traits.add(Trait.BROKEN_LINK);
        }
        if (folder) {
            addFolderTraits(entry, traits);
        }
        return Optional.of(new FileNode(entry, folder, traits));
    }

    private static void addFolderTraits(Path folder, Set<Trait> traits) {
        if (!Files.isReadable(folder)) {
            traits.add(Trait.UNREADABLE);
        } else if (folder.endsWith(".git")) {
            traits.add(Trait.GIT_STORE);
        } else {
            CargoRoles.add(folder, traits);
        }
    }
}
