(block_mapping_pair key: (_) @name) @key
(block_mapping_pair key: (_) @name value: (flow_node) @detail) @key
