(pair key: (string (string_content) @name)) @key
(pair key: (string (string_content) @name) value: [(string) (number) (true) (false) (null)] @detail) @key
