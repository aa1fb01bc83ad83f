package dev.rustaiide.system.projects;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Makes kinds of projects known. Bundles register it as a service; where several find something, all count. */
@ConsumerType
public interface ProjectKinds {
    /** The same each time. */
    List<ProjectKind> kinds();
}
