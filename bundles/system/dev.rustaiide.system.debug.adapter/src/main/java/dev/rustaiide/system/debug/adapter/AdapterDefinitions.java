package dev.rustaiide.system.debug.adapter;

import java.util.List;

import org.osgi.annotation.versioning.ConsumerType;

/** Brings debug adapters. A service; any bundle may register one. */
@ConsumerType
public interface AdapterDefinitions {
    List<AdapterDefinition> definitions();
}
