package dev.rustaiide.system.projects;

import java.util.Optional;

import org.osgi.annotation.versioning.ConsumerType;

/** Knows one kind of project. Bundles make theirs known by {@link ProjectKinds}. */
@ConsumerType
public interface ProjectKind {
    /** One word, the same for ever, e.g. {@code cargo}. */
    String id();

    /**
     * What the folder is to this kind; empty if it is nothing. Called on threads of a walk through many folders: it
     * looks at the names first, and reads only what it needs.
     */
    Optional<Project> look(FolderFacts folder);
}
