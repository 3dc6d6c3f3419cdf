// Written by `make generate`; do not edit.

// swift-format-ignore-file

import Schema

extension RuntimeBindings {
  /// What the runtime offers for each component that it has.
  public static let runtime = RuntimeBindings([
    basicAuthenticationBinding,
    bearerAuthenticationBinding,
    headerAuthenticationBinding,
    oAuth2AuthenticationBinding,
    debugExporterBinding,
    fileExporterBinding,
    otlpExporterBinding,
    otlphttpExporterBinding,
    batchBinding,
    memoryLimiterBinding,
    otlpReceiverBinding,
    fileStorageBinding,
  ])
}

extension RuntimeBindings {
  /// otelcol.auth.basic, from `BasicAuthentication`.
  private static let basicAuthenticationBinding = RuntimeBinding(
    component: "otelcol.auth.basic", swiftType: "BasicAuthentication",
    summary: "Proves or checks who sends requests by user names and passwords.",
    shape: .handler, traits: [],
    canFail: true,
    body: BlockBinding(
      swiftType: "BasicAuthentication.Arguments",
      attributes: [
        AttributeBinding(
          name: "username", property: "username", swiftType: "String?", defaultLiteral: "nil",
          documentation: "The older way to name a user, for exporters and receivers."),
        AttributeBinding(
          name: "password", property: "password", swiftType: "Secret?", defaultLiteral: "nil",
          documentation: "That user's password."),
      ],
      blocks: [
        BlockBinding(
          name: "client_auth", property: "clientAuth", swiftType: "BasicAuthentication.ClientAuth", multiplicity: .optional,
          documentation: "What exporters send.",
          attributes: [
            AttributeBinding(
              name: "username", property: "username", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "User's name."),
            AttributeBinding(
              name: "username_file", property: "usernameFile", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "File with the user's name; it counts more, and is read again when it changes."),
            AttributeBinding(
              name: "password", property: "password", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
              documentation: "User's password."),
            AttributeBinding(
              name: "password_file", property: "passwordFile", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "File with the password; it counts more, and is read again when it changes."),
          ]),
        BlockBinding(
          name: "htpasswd", property: "htpasswd", swiftType: "BasicAuthentication.Users", multiplicity: .optional,
          documentation: "Whom receivers let in; hashes may be bcrypt, SHA-512, SHA-256, MD5, {SHA} or {SSHA}.",
          attributes: [
            AttributeBinding(
              name: "file", property: "file", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "File of users, as Apache's htpasswd writes it; it is read again when it changes."),
            AttributeBinding(
              name: "inline", property: "inline", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Users in the same format; they count more than the file's."),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.auth.bearer, from `BearerAuthentication`.
  private static let bearerAuthenticationBinding = RuntimeBinding(
    component: "otelcol.auth.bearer", swiftType: "BearerAuthentication",
    summary: "Proves or checks who sends requests by a token.",
    shape: .handler, traits: [],
    canFail: true,
    body: BlockBinding(
      swiftType: "BearerAuthentication.Arguments",
      attributes: [
        AttributeBinding(
          name: "token", property: "token", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
          documentation: "Token that exporters send and receivers ask for."),
        AttributeBinding(
          name: "scheme", property: "scheme", swiftType: "String", defaultLiteral: "\"Bearer\"",
          documentation: "Word before the token; the empty one leaves the token alone."),
        AttributeBinding(
          name: "header", property: "header", swiftType: "String", defaultLiteral: "\"Authorization\"",
          documentation: "Header field that carries both."),
      ],
      blocks: [
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.auth.headers, from `HeaderAuthentication`.
  private static let headerAuthenticationBinding = RuntimeBinding(
    component: "otelcol.auth.headers", swiftType: "HeaderAuthentication",
    summary: "Sets header fields of the requests that exporters send.",
    shape: .handler, traits: [],
    canFail: true,
    body: BlockBinding(
      swiftType: "HeaderAuthentication.Arguments",
      blocks: [
        BlockBinding(
          name: "header", property: "header", swiftType: "HeaderAuthentication.Header", multiplicity: .many,
          documentation: "A header field.",
          attributes: [
            AttributeBinding(
              name: "key", property: "key", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Name of the field."),
            AttributeBinding(
              name: "value", property: "value", swiftType: "OptionalSecret?", defaultLiteral: "nil",
              documentation: "Value of the field."),
            AttributeBinding(
              name: "from_context", property: "fromContext", swiftType: "String?", defaultLiteral: "nil",
              documentation: "Metadata of the request that telemetry came with, which has the value."),
            AttributeBinding(
              name: "from_attribute", property: "fromAttribute", swiftType: "String?", defaultLiteral: "nil",
              documentation: "Fact about the authenticated client that has the value: username or raw."),
            AttributeBinding(
              name: "action", property: "action", swiftType: "HeaderAction", defaultLiteral: ".upsert",
              words: ["insert": "insert", "update": "update", "upsert": "upsert", "delete": "delete"],
              documentation: "What is done: upsert sets the field, insert only adds, update only replaces it."),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.auth.oauth2, from `OAuth2Authentication`.
  private static let oAuth2AuthenticationBinding = RuntimeBinding(
    component: "otelcol.auth.oauth2", swiftType: "OAuth2Authentication",
    summary: "Proves who sends requests by tokens that an OAuth 2.0 server gives out.",
    shape: .handler, traits: [],
    canFail: true,
    body: BlockBinding(
      swiftType: "OAuth2Authentication.Arguments",
      attributes: [
        AttributeBinding(
          name: "client_id", property: "clientId", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "Client's identifier."),
        AttributeBinding(
          name: "client_id_file", property: "clientIdFile", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "File with the identifier; it counts more, and is read again when it changes."),
        AttributeBinding(
          name: "client_secret", property: "clientSecret", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
          documentation: "Client's secret."),
        AttributeBinding(
          name: "client_secret_file", property: "clientSecretFile", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "File with the secret; it counts more, and is read again when it changes."),
        AttributeBinding(
          name: "grant_type", property: "grantType", swiftType: "OAuth2Grant", defaultLiteral: ".clientCredentials",
          words: ["client_credentials": "clientCredentials", "urn:ietf:params:oauth:grant-type:jwt-bearer": "jwtBearer"],
          documentation: "How tokens are asked for."),
        AttributeBinding(
          name: "client_certificate_key_id", property: "clientCertificateKeyId", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "Name of the key that assertions are signed with."),
        AttributeBinding(
          name: "client_certificate_key", property: "clientCertificateKey", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
          documentation: "Private RSA key, in PEM form, that assertions are signed with."),
        AttributeBinding(
          name: "client_certificate_key_file", property: "clientCertificateKeyFile", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "File with the key; it counts more, and is read again when it changes."),
        AttributeBinding(
          name: "signature_algorithm", property: "signatureAlgorithm", swiftType: "OAuth2SignatureAlgorithm", defaultLiteral: ".rs256",
          words: ["RS256": "rs256", "RS384": "rs384", "RS512": "rs512"],
          documentation: "How assertions are signed."),
        AttributeBinding(
          name: "iss", property: "iss", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "Who makes assertions; the client if nobody is named."),
        AttributeBinding(
          name: "audience", property: "audience", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "Whom assertions are for; the token endpoint if nobody is named."),
        AttributeBinding(
          name: "claims", property: "claims", swiftType: "JSONObject", defaultLiteral: "JSONObject(json: \"{}\")",
          documentation: "What else assertions say."),
        AttributeBinding(
          name: "token_url", property: "tokenURL", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "URL of the token endpoint."),
        AttributeBinding(
          name: "endpoint_params", property: "endpointParams", swiftType: "[String: [String]]", defaultLiteral: "[:]",
          documentation: "Further parameters of the request for a token."),
        AttributeBinding(
          name: "scopes", property: "scopes", swiftType: "[String]", defaultLiteral: "[]",
          documentation: "What the token is to allow."),
        AttributeBinding(
          name: "timeout", property: "timeout", swiftType: "Duration", defaultLiteral: ".seconds(0)",
          documentation: "How long fetching a token may take; 0 is half a minute."),
        AttributeBinding(
          name: "expiry_buffer", property: "expiryBuffer", swiftType: "Duration", defaultLiteral: ".seconds(0)",
          documentation: "How long before its end a token is replaced."),
      ],
      blocks: [
        BlockBinding(
          name: "tls", property: "tls", swiftType: "ClientTLS", multiplicity: .optional,
          documentation: "How connections to the token endpoint are encrypted.",
          attributes: [
            AttributeBinding(
              name: "ca_pem", property: "caPem", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Certificates of the authorities to trust, in PEM form; the system's by default."),
            AttributeBinding(
              name: "ca_file", property: "caFile", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "File with the certificates of the authorities to trust."),
            AttributeBinding(
              name: "include_system_ca_certs_pool", property: "includeSystemCaCertsPool", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Trust the system's authorities beside those of ca_pem or ca_file."),
            AttributeBinding(
              name: "cert_pem", property: "certPem", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Certificate to show to servers, in PEM form."),
            AttributeBinding(
              name: "cert_file", property: "certFile", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "File with the certificate to show to servers."),
            AttributeBinding(
              name: "key_pem", property: "keyPem", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
              documentation: "Key of the certificate, in PEM form."),
            AttributeBinding(
              name: "key_file", property: "keyFile", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "File with the key of the certificate."),
            AttributeBinding(
              name: "min_version", property: "minVersion", swiftType: "String", defaultLiteral: "\"TLS 1.2\"",
              documentation: "Oldest version of TLS that is spoken: 1.0 to 1.3."),
            AttributeBinding(
              name: "max_version", property: "maxVersion", swiftType: "String", defaultLiteral: "\"TLS 1.3\"",
              documentation: "Newest version of TLS that is spoken: 1.0 to 1.3."),
            AttributeBinding(
              name: "cipher_suites", property: "cipherSuites", swiftType: "[String]", defaultLiteral: "[]",
              documentation: "Cipher suites for TLS 1.2; an empty list means good ones."),
            AttributeBinding(
              name: "include_insecure_cipher_suites", property: "includeInsecureCipherSuites", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Allow cipher suites that are known to be weak to be listed."),
            AttributeBinding(
              name: "curve_preferences", property: "curvePreferences", swiftType: "[String]", defaultLiteral: "[]",
              documentation: "Elliptic curves for key exchange, best first; an empty list means good ones."),
            AttributeBinding(
              name: "insecure", property: "insecure", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Do without encryption, unless authorities are named or the endpoint demands it."),
            AttributeBinding(
              name: "insecure_skip_verify", property: "insecureSkipVerify", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Encrypt, but trust whoever answers."),
            AttributeBinding(
              name: "server_name", property: "serverName", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Name that the server's certificate must have, if not the endpoint's host."),
            AttributeBinding(
              name: "reload_interval", property: "reloadInterval", swiftType: "Duration", defaultLiteral: ".seconds(0)",
              documentation: "How often the files are looked at for changes; 0 is never."),
          ],
          blocks: [
            BlockBinding(
              name: "tpm", property: "tpm", swiftType: "TPMArguments", multiplicity: .optional,
              documentation: "Keys in hardware.",
              attributes: [
                AttributeBinding(
                  name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Keep the key in a trusted platform module; that is not supported."),
                AttributeBinding(
                  name: "path", property: "path", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Device of the module."),
                AttributeBinding(
                  name: "owner_auth", property: "ownerAuth", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Password of the module's owner."),
                AttributeBinding(
                  name: "auth", property: "auth", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Password of the key."),
              ]),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.exporter.debug, from `DebugExporter`.
  private static let debugExporterBinding = RuntimeBinding(
    component: "otelcol.exporter.debug", swiftType: "DebugExporter",
    summary: "Shows telemetry in the log or on the terminal.",
    shape: .sink(.all), traits: [.observable, .onePerSignal, .readsRecords, .observesBatches],
    canFail: true,
    body: BlockBinding(
      swiftType: "DebugExporter.Arguments",
      attributes: [
        AttributeBinding(
          name: "verbosity", property: "verbosity", swiftType: "String", defaultLiteral: "\"basic\"",
          documentation: "How much is shown: basic (counts), normal (a line a record) or detailed."),
        AttributeBinding(
          name: "sampling_initial", property: "samplingInitial", swiftType: "Int", defaultLiteral: "2",
          documentation: "Number of payloads that are shown each second before sampling begins."),
        AttributeBinding(
          name: "sampling_thereafter", property: "samplingThereafter", swiftType: "Int", defaultLiteral: "1",
          documentation: "Of the payloads beyond, one in so many is shown."),
        AttributeBinding(
          name: "use_internal_logger", property: "useInternalLogger", swiftType: "Bool", defaultLiteral: "true",
          documentation: "Write to the collector's log instead of the output paths."),
        AttributeBinding(
          name: "output_paths", property: "outputPaths", swiftType: "[String]", defaultLiteral: "[\"stdout\"]",
          documentation: "Where to write without the log: stdout, stderr or the path of a file."),
      ],
      blocks: [
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.exporter.file, from `FileExporter`.
  private static let fileExporterBinding = RuntimeBinding(
    component: "otelcol.exporter.file", swiftType: "FileExporter",
    summary: "Writes telemetry to files.",
    shape: .sink(.all), traits: [.observable, .onePerSignal, .refusesWhenFull, .observesBatches],
    canFail: true,
    body: BlockBinding(
      swiftType: "FileExporter.Arguments",
      attributes: [
        AttributeBinding(
          name: "path", property: "path", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "File to write to; with groups, a star stands for the group."),
        AttributeBinding(
          name: "append", property: "append", swiftType: "Bool", defaultLiteral: "false",
          documentation: "Keep what is in the file already."),
        AttributeBinding(
          name: "format", property: "format", swiftType: "OTLPEncoding", defaultLiteral: ".json",
          words: ["proto": "proto", "json": "json"],
          documentation: "Form of messages: json (a line each) or proto (with their length in front)."),
        AttributeBinding(
          name: "compression", property: "compression", swiftType: "FileCompression", defaultLiteral: ".none",
          words: ["zstd": "zstd", "": "none"],
          documentation: "Compression of each message: zstd, or none if empty; lengths stand in front then."),
        AttributeBinding(
          name: "flush_interval", property: "flushInterval", swiftType: "Duration", defaultLiteral: ".seconds(1)",
          documentation: "Longest time that bytes are with the system but not on the medium."),
      ],
      blocks: [
        BlockBinding(
          name: "compression_params", property: "compressionParams", swiftType: "CompressionParameters", multiplicity: .optional,
          documentation: "How hard to compress.",
          attributes: [
            AttributeBinding(
              name: "level", property: "level", swiftType: "Int", defaultLiteral: "0",
              documentation: "Level of compression, as the coding counts; 0 is the usual one."),
          ]),
        BlockBinding(
          name: "rotation", property: "rotation", swiftType: "FileRotationArguments", multiplicity: .optional,
          documentation: "When to begin a new file, and which old ones to keep; not with groups.",
          attributes: [
            AttributeBinding(
              name: "max_megabytes", property: "maxMegabytes", swiftType: "Int", defaultLiteral: "100",
              documentation: "Size, in MiB, beyond which a new file is begun; 0 is 100."),
            AttributeBinding(
              name: "max_days", property: "maxDays", swiftType: "Int", defaultLiteral: "0",
              documentation: "Days for which old files are kept; 0 is for ever."),
            AttributeBinding(
              name: "max_backups", property: "maxBackups", swiftType: "Int", defaultLiteral: "100",
              documentation: "Number of old files that are kept; 0 is all."),
            AttributeBinding(
              name: "localtime", property: "localtime", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Name old files by local time instead of UTC."),
          ]),
        BlockBinding(
          name: "group_by", property: "groupBy", swiftType: "FileGroupArguments",
          documentation: "Whether resources have files of their own.",
          attributes: [
            AttributeBinding(
              name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Write to a file for each value of a resource attribute."),
            AttributeBinding(
              name: "resource_attribute", property: "resourceAttribute", swiftType: "String", defaultLiteral: "\"fileexporter.path_segment\"",
              documentation: "Attribute whose text stands in the path instead of the star."),
            AttributeBinding(
              name: "max_open_files", property: "maxOpenFiles", swiftType: "Int", defaultLiteral: "100",
              documentation: "Number of files that are open at a time."),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.exporter.otlp, from `OTLPExporter`.
  private static let otlpExporterBinding = RuntimeBinding(
    component: "otelcol.exporter.otlp", swiftType: "OTLPExporter",
    summary: "Sends telemetry to an OTLP/gRPC endpoint.",
    shape: .sink(.all), traits: [.observable, .onePerSignal, .refusesWhenFull, .buffers],
    canFail: true,
    body: BlockBinding(
      swiftType: "OTLPExporter.Arguments",
      attributes: [
        AttributeBinding(
          name: "timeout", property: "timeout", swiftType: "Duration", defaultLiteral: ".seconds(5)",
          documentation: "How long one attempt may take, the answer included; 0 is any time."),
      ],
      blocks: [
        BlockBinding(
          name: "client", property: "client", swiftType: "OTLPExporter.Client",
          documentation: "How to reach the endpoint.",
          attributes: [
            AttributeBinding(
              name: "endpoint", property: "endpoint", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Host and port; https:// in front demands encryption."),
            AttributeBinding(
              name: "compression", property: "compression", swiftType: "GRPCCompression", defaultLiteral: ".gzip",
              words: ["gzip": "gzip", "zstd": "zstd", "snappy": "snappy", "none": "none", "": "off"],
              documentation: "Compression of messages; the empty word is none."),
            AttributeBinding(
              name: "headers", property: "headers", swiftType: "[String: String]", defaultLiteral: "[:]",
              documentation: "Metadata that every call carries."),
            AttributeBinding(
              name: "authority", property: "authority", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "What the server is called in calls and its certificate, if not as in the endpoint."),
            AttributeBinding(
              name: "balancer_name", property: "balancerName", swiftType: "GRPCBalancerName", defaultLiteral: ".roundRobin",
              words: ["round_robin": "roundRobin", "pick_first": "pickFirst"],
              documentation: "Which of the host's addresses calls go to: all in turn, or the first that works."),
            AttributeBinding(
              name: "wait_for_ready", property: "waitForReady", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Wait while there is no connection, instead of failing at once."),
            AttributeBinding(
              name: "read_buffer_size", property: "readBufferSize", swiftType: "ByteSize", defaultLiteral: ".bytes(0)",
              documentation: "Bytes that are read from a connection at a time; 0 is as many as there are."),
            AttributeBinding(
              name: "write_buffer_size", property: "writeBufferSize", swiftType: "ByteSize", defaultLiteral: ".kibibytes(512)",
              documentation: "Bytes that may wait for the server to take them."),
            AttributeBinding(
              name: "auth", property: "auth", swiftType: "AuthenticationHandler?", defaultLiteral: "nil",
              documentation: "What proves to the server who sends."),
          ],
          blocks: [
            BlockBinding(
              name: "keepalive", property: "keepalive", swiftType: "OTLPExporter.Keepalive", multiplicity: .optional,
              documentation: "When to ask whether the server lives.",
              attributes: [
                AttributeBinding(
                  name: "ping_wait", property: "pingWait", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                  documentation: "Silence after which the server is asked; at least ten seconds."),
                AttributeBinding(
                  name: "ping_response_timeout", property: "pingResponseTimeout", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                  documentation: "Time for the server to answer; 0 is twenty seconds."),
                AttributeBinding(
                  name: "ping_without_stream", property: "pingWithoutStream", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Ask even while no call is under way."),
              ]),
            BlockBinding(
              name: "tls", property: "tls", swiftType: "ClientTLS",
              documentation: "How connections are encrypted; they are, unless it says otherwise.",
              attributes: [
                AttributeBinding(
                  name: "ca_pem", property: "caPem", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Certificates of the authorities to trust, in PEM form; the system's by default."),
                AttributeBinding(
                  name: "ca_file", property: "caFile", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "File with the certificates of the authorities to trust."),
                AttributeBinding(
                  name: "include_system_ca_certs_pool", property: "includeSystemCaCertsPool", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Trust the system's authorities beside those of ca_pem or ca_file."),
                AttributeBinding(
                  name: "cert_pem", property: "certPem", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Certificate to show to servers, in PEM form."),
                AttributeBinding(
                  name: "cert_file", property: "certFile", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "File with the certificate to show to servers."),
                AttributeBinding(
                  name: "key_pem", property: "keyPem", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
                  documentation: "Key of the certificate, in PEM form."),
                AttributeBinding(
                  name: "key_file", property: "keyFile", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "File with the key of the certificate."),
                AttributeBinding(
                  name: "min_version", property: "minVersion", swiftType: "String", defaultLiteral: "\"TLS 1.2\"",
                  documentation: "Oldest version of TLS that is spoken: 1.0 to 1.3."),
                AttributeBinding(
                  name: "max_version", property: "maxVersion", swiftType: "String", defaultLiteral: "\"TLS 1.3\"",
                  documentation: "Newest version of TLS that is spoken: 1.0 to 1.3."),
                AttributeBinding(
                  name: "cipher_suites", property: "cipherSuites", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Cipher suites for TLS 1.2; an empty list means good ones."),
                AttributeBinding(
                  name: "include_insecure_cipher_suites", property: "includeInsecureCipherSuites", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Allow cipher suites that are known to be weak to be listed."),
                AttributeBinding(
                  name: "curve_preferences", property: "curvePreferences", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Elliptic curves for key exchange, best first; an empty list means good ones."),
                AttributeBinding(
                  name: "insecure", property: "insecure", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Do without encryption, unless authorities are named or the endpoint demands it."),
                AttributeBinding(
                  name: "insecure_skip_verify", property: "insecureSkipVerify", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Encrypt, but trust whoever answers."),
                AttributeBinding(
                  name: "server_name", property: "serverName", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Name that the server's certificate must have, if not the endpoint's host."),
                AttributeBinding(
                  name: "reload_interval", property: "reloadInterval", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                  documentation: "How often the files are looked at for changes; 0 is never."),
              ],
              blocks: [
                BlockBinding(
                  name: "tpm", property: "tpm", swiftType: "TPMArguments", multiplicity: .optional,
                  documentation: "Keys in hardware.",
                  attributes: [
                    AttributeBinding(
                      name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
                      documentation: "Keep the key in a trusted platform module; that is not supported."),
                    AttributeBinding(
                      name: "path", property: "path", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Device of the module."),
                    AttributeBinding(
                      name: "owner_auth", property: "ownerAuth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the module's owner."),
                    AttributeBinding(
                      name: "auth", property: "auth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the key."),
                  ]),
              ]),
          ]),
        BlockBinding(
          name: "retry_on_failure", property: "retryOnFailure", swiftType: "RetryOnFailure",
          documentation: "What to do when sending fails.",
          attributes: [
            AttributeBinding(
              name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Try again when sending fails."),
            AttributeBinding(
              name: "initial_interval", property: "initialInterval", swiftType: "Duration", defaultLiteral: ".seconds(5)",
              documentation: "Pause before the first new attempt."),
            AttributeBinding(
              name: "randomization_factor", property: "randomizationFactor", swiftType: "Double", defaultLiteral: "0.5",
              documentation: "Part of a pause that is left to chance."),
            AttributeBinding(
              name: "multiplier", property: "multiplier", swiftType: "Double", defaultLiteral: "1.5",
              documentation: "Growth of the pause from attempt to attempt."),
            AttributeBinding(
              name: "max_interval", property: "maxInterval", swiftType: "Duration", defaultLiteral: ".seconds(30)",
              documentation: "Longest pause."),
            AttributeBinding(
              name: "max_elapsed_time", property: "maxElapsedTime", swiftType: "Duration", defaultLiteral: ".seconds(300)",
              documentation: "Time after which a payload is given up; 0 is never."),
          ]),
        BlockBinding(
          name: "sending_queue", property: "sendingQueue", swiftType: "SendingQueueArguments",
          documentation: "What waits to be sent.",
          attributes: [
            AttributeBinding(
              name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Take payloads without waiting for the endpoint."),
            AttributeBinding(
              name: "num_consumers", property: "numConsumers", swiftType: "Int", defaultLiteral: "10",
              documentation: "Number of payloads that are sent at a time."),
            AttributeBinding(
              name: "queue_size", property: "queueSize", swiftType: "Int", defaultLiteral: "1000",
              documentation: "Room of the queue, in units of the sizer."),
            AttributeBinding(
              name: "sizer", property: "sizer", swiftType: "QueueSizer", defaultLiteral: ".requests",
              words: ["requests": "requests", "items": "items", "bytes": "bytes"],
              documentation: "Unit of the queue's size: requests, items or bytes."),
            AttributeBinding(
              name: "block_on_overflow", property: "blockOnOverflow", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Let senders wait, instead of refusing, when the queue is full."),
            AttributeBinding(
              name: "wait_for_result", property: "waitForResult", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Let senders wait until the endpoint has answered."),
            AttributeBinding(
              name: "storage", property: "storage", swiftType: "StorageHandler?", defaultLiteral: "nil",
              documentation: "Keep payloads in this storage until they are delivered."),
          ],
          blocks: [
            BlockBinding(
              name: "batch", property: "batch", swiftType: "QueueBatchArguments", multiplicity: .optional,
              documentation: "Merge what waits into larger requests, and cut what is too large.",
              attributes: [
                AttributeBinding(
                  name: "flush_timeout", property: "flushTimeout", swiftType: "Duration", defaultLiteral: ".milliseconds(200)",
                  documentation: "Longest time that telemetry waits for company."),
                AttributeBinding(
                  name: "min_size", property: "minSize", swiftType: "Int", defaultLiteral: "2000",
                  documentation: "Size that is sent without waiting, in units of the sizer."),
                AttributeBinding(
                  name: "max_size", property: "maxSize", swiftType: "Int", defaultLiteral: "3000",
                  documentation: "Largest size of a request, in units of the sizer; 0 is no limit."),
                AttributeBinding(
                  name: "sizer", property: "sizer", swiftType: "BatchSizer", defaultLiteral: ".items",
                  words: ["items": "items", "bytes": "bytes"],
                  documentation: "Unit of both sizes: items or bytes."),
              ]),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.exporter.otlphttp, from `OTLPHTTPExporter`.
  private static let otlphttpExporterBinding = RuntimeBinding(
    component: "otelcol.exporter.otlphttp", swiftType: "OTLPHTTPExporter",
    summary: "Sends telemetry to an OTLP/HTTP endpoint.",
    shape: .sink(.all), traits: [.observable, .onePerSignal, .refusesWhenFull, .buffers],
    canFail: true,
    body: BlockBinding(
      swiftType: "OTLPHTTPExporter.Arguments",
      attributes: [
        AttributeBinding(
          name: "traces_endpoint", property: "tracesEndpoint", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "URL that traces are sent to, instead of the endpoint's /v1/traces."),
        AttributeBinding(
          name: "metrics_endpoint", property: "metricsEndpoint", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "URL that metrics are sent to, instead of the endpoint's /v1/metrics."),
        AttributeBinding(
          name: "logs_endpoint", property: "logsEndpoint", swiftType: "String", defaultLiteral: "\"\"",
          documentation: "URL that logs are sent to, instead of the endpoint's /v1/logs."),
        AttributeBinding(
          name: "encoding", property: "encoding", swiftType: "OTLPEncoding", defaultLiteral: ".proto",
          words: ["proto": "proto", "json": "json"],
          documentation: "Form of request bodies: proto or json."),
      ],
      blocks: [
        BlockBinding(
          name: "client", property: "client", swiftType: "OTLPHTTPExporter.Client",
          documentation: "How to reach the endpoint.",
          attributes: [
            AttributeBinding(
              name: "endpoint", property: "endpoint", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Base URL; /v1/traces and so on are appended."),
            AttributeBinding(
              name: "compression", property: "compression", swiftType: "HTTPCompression", defaultLiteral: ".gzip",
              words: ["gzip": "gzip", "zlib": "zlib", "deflate": "deflate", "snappy": "snappy", "zstd": "zstd", "none": "none", "": "nothing"],
              documentation: "Compression of request bodies."),
            AttributeBinding(
              name: "timeout", property: "timeout", swiftType: "Duration", defaultLiteral: ".seconds(30)",
              documentation: "How long one attempt may take, the answer included."),
            AttributeBinding(
              name: "headers", property: "headers", swiftType: "[String: String]", defaultLiteral: "[:]",
              documentation: "Headers that every request carries."),
            AttributeBinding(
              name: "proxy_url", property: "proxyUrl", swiftType: "String", defaultLiteral: "\"\"",
              documentation: "Proxy to connect through; the environment says which by default."),
            AttributeBinding(
              name: "read_buffer_size", property: "readBufferSize", swiftType: "ByteSize", defaultLiteral: ".bytes(0)",
              documentation: "Bytes that are read from a connection at a time; 0 is as many as there are."),
            AttributeBinding(
              name: "write_buffer_size", property: "writeBufferSize", swiftType: "ByteSize", defaultLiteral: ".kibibytes(512)",
              documentation: "Bytes that may wait for the endpoint to take them, over HTTP/2."),
            AttributeBinding(
              name: "force_attempt_http2", property: "forceAttemptHTTP2", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Speak HTTP/2 with https endpoints that know it."),
            AttributeBinding(
              name: "http2_read_idle_timeout", property: "http2ReadIdleTimeout", swiftType: "Duration", defaultLiteral: ".seconds(0)",
              documentation: "Silence after which an HTTP/2 endpoint is asked whether it lives; 0 is never."),
            AttributeBinding(
              name: "http2_ping_timeout", property: "http2PingTimeout", swiftType: "Duration", defaultLiteral: ".seconds(15)",
              documentation: "Time for it to answer."),
            AttributeBinding(
              name: "max_idle_conns", property: "maxIdleConns", swiftType: "Int", defaultLiteral: "100",
              documentation: "Idle connections that are kept for all hosts."),
            AttributeBinding(
              name: "max_idle_conns_per_host", property: "maxIdleConnsPerHost", swiftType: "Int", defaultLiteral: "0",
              documentation: "Idle connections that are kept for one host; 0 is no limit."),
            AttributeBinding(
              name: "max_conns_per_host", property: "maxConnsPerHost", swiftType: "Int", defaultLiteral: "0",
              documentation: "Connections to one host; 0 is no limit."),
            AttributeBinding(
              name: "idle_conn_timeout", property: "idleConnTimeout", swiftType: "Duration", defaultLiteral: ".seconds(90)",
              documentation: "How long an idle connection is kept."),
            AttributeBinding(
              name: "disable_keep_alives", property: "disableKeepAlives", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Use every connection for one request only."),
            AttributeBinding(
              name: "auth", property: "auth", swiftType: "AuthenticationHandler?", defaultLiteral: "nil",
              documentation: "What proves to the server who sends."),
          ],
          blocks: [
            BlockBinding(
              name: "compression_params", property: "compressionParams", swiftType: "CompressionParameters", multiplicity: .optional,
              documentation: "How hard to compress.",
              attributes: [
                AttributeBinding(
                  name: "level", property: "level", swiftType: "Int", defaultLiteral: "0",
                  documentation: "Level of compression, as the coding counts; 0 is the usual one."),
              ]),
            BlockBinding(
              name: "cookies", property: "cookies", swiftType: "HTTPCookies",
              documentation: "Whether the endpoint's cookies are kept.",
              attributes: [
                AttributeBinding(
                  name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Send the cookies that the endpoint sets."),
              ]),
            BlockBinding(
              name: "tls", property: "tls", swiftType: "ClientTLS",
              documentation: "How connections to https endpoints are encrypted.",
              attributes: [
                AttributeBinding(
                  name: "ca_pem", property: "caPem", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Certificates of the authorities to trust, in PEM form; the system's by default."),
                AttributeBinding(
                  name: "ca_file", property: "caFile", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "File with the certificates of the authorities to trust."),
                AttributeBinding(
                  name: "include_system_ca_certs_pool", property: "includeSystemCaCertsPool", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Trust the system's authorities beside those of ca_pem or ca_file."),
                AttributeBinding(
                  name: "cert_pem", property: "certPem", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Certificate to show to servers, in PEM form."),
                AttributeBinding(
                  name: "cert_file", property: "certFile", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "File with the certificate to show to servers."),
                AttributeBinding(
                  name: "key_pem", property: "keyPem", swiftType: "Secret", defaultLiteral: "Secret(\"\")",
                  documentation: "Key of the certificate, in PEM form."),
                AttributeBinding(
                  name: "key_file", property: "keyFile", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "File with the key of the certificate."),
                AttributeBinding(
                  name: "min_version", property: "minVersion", swiftType: "String", defaultLiteral: "\"TLS 1.2\"",
                  documentation: "Oldest version of TLS that is spoken: 1.0 to 1.3."),
                AttributeBinding(
                  name: "max_version", property: "maxVersion", swiftType: "String", defaultLiteral: "\"TLS 1.3\"",
                  documentation: "Newest version of TLS that is spoken: 1.0 to 1.3."),
                AttributeBinding(
                  name: "cipher_suites", property: "cipherSuites", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Cipher suites for TLS 1.2; an empty list means good ones."),
                AttributeBinding(
                  name: "include_insecure_cipher_suites", property: "includeInsecureCipherSuites", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Allow cipher suites that are known to be weak to be listed."),
                AttributeBinding(
                  name: "curve_preferences", property: "curvePreferences", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Elliptic curves for key exchange, best first; an empty list means good ones."),
                AttributeBinding(
                  name: "insecure", property: "insecure", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Do without encryption, unless authorities are named or the endpoint demands it."),
                AttributeBinding(
                  name: "insecure_skip_verify", property: "insecureSkipVerify", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Encrypt, but trust whoever answers."),
                AttributeBinding(
                  name: "server_name", property: "serverName", swiftType: "String", defaultLiteral: "\"\"",
                  documentation: "Name that the server's certificate must have, if not the endpoint's host."),
                AttributeBinding(
                  name: "reload_interval", property: "reloadInterval", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                  documentation: "How often the files are looked at for changes; 0 is never."),
              ],
              blocks: [
                BlockBinding(
                  name: "tpm", property: "tpm", swiftType: "TPMArguments", multiplicity: .optional,
                  documentation: "Keys in hardware.",
                  attributes: [
                    AttributeBinding(
                      name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
                      documentation: "Keep the key in a trusted platform module; that is not supported."),
                    AttributeBinding(
                      name: "path", property: "path", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Device of the module."),
                    AttributeBinding(
                      name: "owner_auth", property: "ownerAuth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the module's owner."),
                    AttributeBinding(
                      name: "auth", property: "auth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the key."),
                  ]),
              ]),
          ]),
        BlockBinding(
          name: "retry_on_failure", property: "retryOnFailure", swiftType: "RetryOnFailure",
          documentation: "What to do when sending fails.",
          attributes: [
            AttributeBinding(
              name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Try again when sending fails."),
            AttributeBinding(
              name: "initial_interval", property: "initialInterval", swiftType: "Duration", defaultLiteral: ".seconds(5)",
              documentation: "Pause before the first new attempt."),
            AttributeBinding(
              name: "randomization_factor", property: "randomizationFactor", swiftType: "Double", defaultLiteral: "0.5",
              documentation: "Part of a pause that is left to chance."),
            AttributeBinding(
              name: "multiplier", property: "multiplier", swiftType: "Double", defaultLiteral: "1.5",
              documentation: "Growth of the pause from attempt to attempt."),
            AttributeBinding(
              name: "max_interval", property: "maxInterval", swiftType: "Duration", defaultLiteral: ".seconds(30)",
              documentation: "Longest pause."),
            AttributeBinding(
              name: "max_elapsed_time", property: "maxElapsedTime", swiftType: "Duration", defaultLiteral: ".seconds(300)",
              documentation: "Time after which a payload is given up; 0 is never."),
          ]),
        BlockBinding(
          name: "sending_queue", property: "sendingQueue", swiftType: "SendingQueueArguments",
          documentation: "What waits to be sent.",
          attributes: [
            AttributeBinding(
              name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Take payloads without waiting for the endpoint."),
            AttributeBinding(
              name: "num_consumers", property: "numConsumers", swiftType: "Int", defaultLiteral: "10",
              documentation: "Number of payloads that are sent at a time."),
            AttributeBinding(
              name: "queue_size", property: "queueSize", swiftType: "Int", defaultLiteral: "1000",
              documentation: "Room of the queue, in units of the sizer."),
            AttributeBinding(
              name: "sizer", property: "sizer", swiftType: "QueueSizer", defaultLiteral: ".requests",
              words: ["requests": "requests", "items": "items", "bytes": "bytes"],
              documentation: "Unit of the queue's size: requests, items or bytes."),
            AttributeBinding(
              name: "block_on_overflow", property: "blockOnOverflow", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Let senders wait, instead of refusing, when the queue is full."),
            AttributeBinding(
              name: "wait_for_result", property: "waitForResult", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Let senders wait until the endpoint has answered."),
            AttributeBinding(
              name: "storage", property: "storage", swiftType: "StorageHandler?", defaultLiteral: "nil",
              documentation: "Keep payloads in this storage until they are delivered."),
          ],
          blocks: [
            BlockBinding(
              name: "batch", property: "batch", swiftType: "QueueBatchArguments", multiplicity: .optional,
              documentation: "Merge what waits into larger requests, and cut what is too large.",
              attributes: [
                AttributeBinding(
                  name: "flush_timeout", property: "flushTimeout", swiftType: "Duration", defaultLiteral: ".milliseconds(200)",
                  documentation: "Longest time that telemetry waits for company."),
                AttributeBinding(
                  name: "min_size", property: "minSize", swiftType: "Int", defaultLiteral: "2000",
                  documentation: "Size that is sent without waiting, in units of the sizer."),
                AttributeBinding(
                  name: "max_size", property: "maxSize", swiftType: "Int", defaultLiteral: "3000",
                  documentation: "Largest size of a request, in units of the sizer; 0 is no limit."),
                AttributeBinding(
                  name: "sizer", property: "sizer", swiftType: "BatchSizer", defaultLiteral: ".items",
                  words: ["items": "items", "bytes": "bytes"],
                  documentation: "Unit of both sizes: items or bytes."),
              ]),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.processor.batch, from `Batch`.
  private static let batchBinding = RuntimeBinding(
    component: "otelcol.processor.batch", swiftType: "Batch",
    summary: "Groups telemetry into larger payloads before passing it on.",
    shape: .stage(.all), traits: [.buffers, .mergesWithItself, .onePerSignal, .refusesWhenFull],
    canFail: true,
    body: BlockBinding(
      swiftType: "Batch.Arguments",
      attributes: [
        AttributeBinding(
          name: "timeout", property: "timeout", swiftType: "Duration", defaultLiteral: ".milliseconds(200)", role: .batchDelay,
          documentation: "Longest time a record waits for company; 0 sends at once."),
        AttributeBinding(
          name: "send_batch_size", property: "sendBatchSize", swiftType: "Int", defaultLiteral: "2000", role: .batchTarget,
          documentation: "Number of records that is sent without waiting."),
        AttributeBinding(
          name: "send_batch_max_size", property: "sendBatchMaxSize", swiftType: "Int", defaultLiteral: "3000", role: .batchLimit,
          documentation: "Largest number of records in a payload; 0 is no limit."),
        AttributeBinding(
          name: "metadata_keys", property: "metadataKeys", swiftType: "[String]", defaultLiteral: "[]",
          documentation: "Metadata of requests by which records are kept apart; it stays with the batches."),
        AttributeBinding(
          name: "metadata_cardinality_limit", property: "metadataCardinalityLimit", swiftType: "Int", defaultLiteral: "1000",
          documentation: "Largest number of combinations of the keys' values; others are rejected. 0 is none."),
      ],
      blocks: [
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.processor.memory_limiter, from `MemoryLimiter`.
  private static let memoryLimiterBinding = RuntimeBinding(
    component: "otelcol.processor.memory_limiter", swiftType: "MemoryLimiter",
    summary: "Refuses telemetry while the collector uses too much memory.",
    shape: .stage(.all), traits: [.onePerSignal, .refusesWhenFull],
    canFail: true,
    body: BlockBinding(
      swiftType: "MemoryLimiter.Arguments",
      attributes: [
        AttributeBinding(
          name: "check_interval", property: "checkInterval", swiftType: "Duration", defaultLiteral: ".seconds(0)",
          documentation: "How old a measurement may be."),
        AttributeBinding(
          name: "limit", property: "limit", swiftType: "ByteSize", defaultLiteral: ".bytes(0)",
          documentation: "Most memory that the process is to use; 0 leaves it to the percentage."),
        AttributeBinding(
          name: "spike_limit", property: "spikeLimit", swiftType: "ByteSize?", defaultLiteral: "nil",
          documentation: "Memory below the limit from which on telemetry is refused; a fifth of the limit."),
        AttributeBinding(
          name: "limit_percentage", property: "limitPercentage", swiftType: "Int", defaultLiteral: "0",
          documentation: "The limit as a percentage of the memory there is."),
        AttributeBinding(
          name: "spike_limit_percentage", property: "spikeLimitPercentage", swiftType: "Int", defaultLiteral: "0",
          documentation: "The spike limit as a percentage of the memory there is."),
      ],
      blocks: [
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.receiver.otlp, from `OTLPReceiver`.
  private static let otlpReceiverBinding = RuntimeBinding(
    component: "otelcol.receiver.otlp", swiftType: "OTLPReceiver",
    summary: "Receives telemetry over OTLP, by gRPC and HTTP.",
    shape: .source(.all), traits: [.observable],
    canFail: true,
    body: BlockBinding(
      swiftType: "OTLPReceiver.Arguments",
      blocks: [
        BlockBinding(
          name: "grpc", property: "grpc", swiftType: "OTLPReceiver.GRPC", multiplicity: .optional,
          documentation: "Receives over gRPC.",
          attributes: [
            AttributeBinding(
              name: "endpoint", property: "endpoint", swiftType: "String", defaultLiteral: "\"0.0.0.0:4317\"",
              documentation: "Address to listen on."),
            AttributeBinding(
              name: "max_recv_msg_size", property: "maxRecvMsgSize", swiftType: "ByteSize", defaultLiteral: ".mebibytes(4)",
              documentation: "Largest message, in bytes, after decompression."),
            AttributeBinding(
              name: "max_concurrent_streams", property: "maxConcurrentStreams", swiftType: "Int", defaultLiteral: "0",
              documentation: "Largest number of calls at a time on a connection; 0 is 100."),
            AttributeBinding(
              name: "transport", property: "transport", swiftType: "String", defaultLiteral: "\"tcp\"",
              documentation: "Transport to listen on; only tcp is supported."),
            AttributeBinding(
              name: "read_buffer_size", property: "readBufferSize", swiftType: "ByteSize", defaultLiteral: ".kibibytes(512)",
              documentation: "Most bytes that are read from a connection at a time; past 256KiB it has no effect."),
            AttributeBinding(
              name: "write_buffer_size", property: "writeBufferSize", swiftType: "ByteSize?", defaultLiteral: "nil",
              documentation: "Most bytes of answers that are put together for one write; 0 is 256KiB."),
            AttributeBinding(
              name: "include_metadata", property: "includeMetadata", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Let the metadata of calls go along with their telemetry."),
            AttributeBinding(
              name: "auth", property: "auth", swiftType: "AuthenticationHandler?", defaultLiteral: "nil",
              documentation: "What checks who makes a call."),
          ],
          blocks: [
            BlockBinding(
              name: "tls", property: "tls", swiftType: "ServerTLSArguments", multiplicity: .optional,
              documentation: "Encrypts connections.",
              attributes: [
                AttributeBinding(
                  name: "cert_file", property: "certFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of the certificate and those behind it, in PEM form."),
                AttributeBinding(
                  name: "cert_pem", property: "certPem", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "The same as text."),
                AttributeBinding(
                  name: "key_file", property: "keyFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of the certificate's private key, in PEM form."),
                AttributeBinding(
                  name: "key_pem", property: "keyPem", swiftType: "Secret?", defaultLiteral: "nil",
                  documentation: "The same as text."),
                AttributeBinding(
                  name: "client_ca_file", property: "clientCaFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of the authorities that clients' certificates must be from; none: clients need none."),
                AttributeBinding(
                  name: "ca_pem", property: "caPem", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "Authorities in PEM form; read, but no use to servers: those ask by client_ca_file."),
                AttributeBinding(
                  name: "ca_file", property: "caFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of such authorities; read, but no use to servers."),
                AttributeBinding(
                  name: "include_system_ca_certs_pool", property: "includeSystemCaCertsPool", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Trust the system's authorities beside those; no use to servers."),
                AttributeBinding(
                  name: "min_version", property: "minVersion", swiftType: "String", defaultLiteral: "\"TLS 1.2\"",
                  documentation: "Lowest version of TLS: 1.2 or 1.3."),
                AttributeBinding(
                  name: "max_version", property: "maxVersion", swiftType: "String", defaultLiteral: "\"TLS 1.3\"",
                  documentation: "Highest version of TLS: 1.2 or 1.3."),
                AttributeBinding(
                  name: "reload_interval", property: "reloadInterval", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                  documentation: "How often the files are looked at for changes; 0 is never."),
                AttributeBinding(
                  name: "cipher_suites", property: "cipherSuites", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Cipher suites for TLS 1.2; an empty list means good ones."),
                AttributeBinding(
                  name: "include_insecure_cipher_suites", property: "includeInsecureCipherSuites", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Allow cipher suites that are known to be weak to be listed."),
                AttributeBinding(
                  name: "curve_preferences", property: "curvePreferences", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Elliptic curves for key exchange, best first; an empty list means good ones."),
              ],
              blocks: [
                BlockBinding(
                  name: "tpm", property: "tpm", swiftType: "TPMArguments", multiplicity: .optional,
                  documentation: "Keys in hardware.",
                  attributes: [
                    AttributeBinding(
                      name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
                      documentation: "Keep the key in a trusted platform module; that is not supported."),
                    AttributeBinding(
                      name: "path", property: "path", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Device of the module."),
                    AttributeBinding(
                      name: "owner_auth", property: "ownerAuth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the module's owner."),
                    AttributeBinding(
                      name: "auth", property: "auth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the key."),
                  ]),
              ]),
            BlockBinding(
              name: "keepalive", property: "keepalive", swiftType: "ServerKeepaliveArguments", multiplicity: .optional,
              documentation: "Tells living connections from dead ones, and old ones from new ones.",
              blocks: [
                BlockBinding(
                  name: "server_parameters", property: "serverParameters", swiftType: "ServerKeepaliveArguments.Parameters", multiplicity: .optional,
                  documentation: "When connections are asked whether they live, and when they end.",
                  attributes: [
                    AttributeBinding(
                      name: "max_connection_idle", property: "maxConnectionIdle", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                      documentation: "Time without any call after which a connection is ended; 0 is never."),
                    AttributeBinding(
                      name: "max_connection_age", property: "maxConnectionAge", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                      documentation: "Time after which a connection is ended, give or take a tenth; 0 is never."),
                    AttributeBinding(
                      name: "max_connection_age_grace", property: "maxConnectionAgeGrace", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                      documentation: "Time that its calls then have; 0 is all they need."),
                    AttributeBinding(
                      name: "time", property: "time", swiftType: "Duration", defaultLiteral: ".seconds(7200)",
                      documentation: "Time without a byte from the client after which it is pinged."),
                    AttributeBinding(
                      name: "timeout", property: "timeout", swiftType: "Duration", defaultLiteral: ".seconds(20)",
                      documentation: "Time that it has to answer."),
                  ]),
                BlockBinding(
                  name: "enforcement_policy", property: "enforcementPolicy", swiftType: "ServerKeepaliveArguments.Enforcement", multiplicity: .optional,
                  documentation: "How often clients may ask; without the block, only floods end connections.",
                  attributes: [
                    AttributeBinding(
                      name: "min_time", property: "minTime", swiftType: "Duration", defaultLiteral: ".seconds(300)",
                      documentation: "Least time between two pings of a client."),
                    AttributeBinding(
                      name: "permit_without_stream", property: "permitWithoutStream", swiftType: "Bool", defaultLiteral: "false",
                      documentation: "Let clients ping when they have no calls."),
                  ]),
              ]),
          ]),
        BlockBinding(
          name: "http", property: "http", swiftType: "OTLPReceiver.HTTP", multiplicity: .optional,
          documentation: "Receives over HTTP.",
          attributes: [
            AttributeBinding(
              name: "endpoint", property: "endpoint", swiftType: "String", defaultLiteral: "\"0.0.0.0:4318\"",
              documentation: "Address to listen on."),
            AttributeBinding(
              name: "max_request_body_size", property: "maxRequestBodySize", swiftType: "ByteSize", defaultLiteral: ".mebibytes(20)",
              documentation: "Largest body, in bytes, after decompression."),
            AttributeBinding(
              name: "compression_algorithms", property: "compressionAlgorithms", swiftType: "[String]", defaultLiteral: "[\"\", \"gzip\", \"zstd\", \"zlib\", \"snappy\", \"deflate\", \"lz4\"]",
              documentation: "Compressions that bodies may have; the empty one is none."),
            AttributeBinding(
              name: "keep_alives_enabled", property: "keepAlivesEnabled", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Let connections serve more than one request."),
            AttributeBinding(
              name: "idle_timeout", property: "idleTimeout", swiftType: "Duration", defaultLiteral: ".seconds(60)",
              documentation: "How long a connection may wait for its next request."),
            AttributeBinding(
              name: "read_timeout", property: "readTimeout", swiftType: "Duration", defaultLiteral: ".seconds(0)",
              documentation: "How long a request may take to arrive; 0 is one minute without progress."),
            AttributeBinding(
              name: "write_timeout", property: "writeTimeout", swiftType: "Duration", defaultLiteral: ".seconds(30)",
              documentation: "How long a response may take to be sent."),
            AttributeBinding(
              name: "read_header_timeout", property: "readHeaderTimeout", swiftType: "Duration", defaultLiteral: ".seconds(60)",
              documentation: "How long a request's header may take to arrive."),
            AttributeBinding(
              name: "traces_url_path", property: "tracesURLPath", swiftType: "String", defaultLiteral: "\"/v1/traces\"",
              documentation: "Path that takes traces."),
            AttributeBinding(
              name: "metrics_url_path", property: "metricsURLPath", swiftType: "String", defaultLiteral: "\"/v1/metrics\"",
              documentation: "Path that takes metrics."),
            AttributeBinding(
              name: "logs_url_path", property: "logsURLPath", swiftType: "String", defaultLiteral: "\"/v1/logs\"",
              documentation: "Path that takes logs."),
            AttributeBinding(
              name: "include_metadata", property: "includeMetadata", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Let the header fields of requests go along with their telemetry."),
            AttributeBinding(
              name: "auth", property: "auth", swiftType: "AuthenticationHandler?", defaultLiteral: "nil",
              documentation: "What checks who sends a request."),
          ],
          blocks: [
            BlockBinding(
              name: "tls", property: "tls", swiftType: "ServerTLSArguments", multiplicity: .optional,
              documentation: "Encrypts connections.",
              attributes: [
                AttributeBinding(
                  name: "cert_file", property: "certFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of the certificate and those behind it, in PEM form."),
                AttributeBinding(
                  name: "cert_pem", property: "certPem", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "The same as text."),
                AttributeBinding(
                  name: "key_file", property: "keyFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of the certificate's private key, in PEM form."),
                AttributeBinding(
                  name: "key_pem", property: "keyPem", swiftType: "Secret?", defaultLiteral: "nil",
                  documentation: "The same as text."),
                AttributeBinding(
                  name: "client_ca_file", property: "clientCaFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of the authorities that clients' certificates must be from; none: clients need none."),
                AttributeBinding(
                  name: "ca_pem", property: "caPem", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "Authorities in PEM form; read, but no use to servers: those ask by client_ca_file."),
                AttributeBinding(
                  name: "ca_file", property: "caFile", swiftType: "String?", defaultLiteral: "nil",
                  documentation: "File of such authorities; read, but no use to servers."),
                AttributeBinding(
                  name: "include_system_ca_certs_pool", property: "includeSystemCaCertsPool", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Trust the system's authorities beside those; no use to servers."),
                AttributeBinding(
                  name: "min_version", property: "minVersion", swiftType: "String", defaultLiteral: "\"TLS 1.2\"",
                  documentation: "Lowest version of TLS: 1.2 or 1.3."),
                AttributeBinding(
                  name: "max_version", property: "maxVersion", swiftType: "String", defaultLiteral: "\"TLS 1.3\"",
                  documentation: "Highest version of TLS: 1.2 or 1.3."),
                AttributeBinding(
                  name: "reload_interval", property: "reloadInterval", swiftType: "Duration", defaultLiteral: ".seconds(0)",
                  documentation: "How often the files are looked at for changes; 0 is never."),
                AttributeBinding(
                  name: "cipher_suites", property: "cipherSuites", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Cipher suites for TLS 1.2; an empty list means good ones."),
                AttributeBinding(
                  name: "include_insecure_cipher_suites", property: "includeInsecureCipherSuites", swiftType: "Bool", defaultLiteral: "false",
                  documentation: "Allow cipher suites that are known to be weak to be listed."),
                AttributeBinding(
                  name: "curve_preferences", property: "curvePreferences", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Elliptic curves for key exchange, best first; an empty list means good ones."),
              ],
              blocks: [
                BlockBinding(
                  name: "tpm", property: "tpm", swiftType: "TPMArguments", multiplicity: .optional,
                  documentation: "Keys in hardware.",
                  attributes: [
                    AttributeBinding(
                      name: "enabled", property: "enabled", swiftType: "Bool", defaultLiteral: "false",
                      documentation: "Keep the key in a trusted platform module; that is not supported."),
                    AttributeBinding(
                      name: "path", property: "path", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Device of the module."),
                    AttributeBinding(
                      name: "owner_auth", property: "ownerAuth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the module's owner."),
                    AttributeBinding(
                      name: "auth", property: "auth", swiftType: "String", defaultLiteral: "\"\"",
                      documentation: "Password of the key."),
                  ]),
              ]),
            BlockBinding(
              name: "cors", property: "cors", swiftType: "CORSArguments", multiplicity: .optional,
              documentation: "Lets browsers send that run other sites' pages.",
              attributes: [
                AttributeBinding(
                  name: "allowed_origins", property: "allowedOrigins", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Origins that may send; each may have one `*`, which stands for anything."),
                AttributeBinding(
                  name: "allowed_headers", property: "allowedHeaders", swiftType: "[String]", defaultLiteral: "[\"X-Requested-With\"]",
                  documentation: "Fields that their requests may carry, beside the simple ones; `*` is any."),
                AttributeBinding(
                  name: "exposed_headers", property: "exposedHeaders", swiftType: "[String]", defaultLiteral: "[]",
                  documentation: "Fields of answers that their scripts may see."),
                AttributeBinding(
                  name: "max_age", property: "maxAge", swiftType: "Int", defaultLiteral: "0",
                  documentation: "Seconds for which browsers may remember a permission; 0 leaves it to them."),
              ]),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))

  /// otelcol.storage.file, from `FileStorage`.
  private static let fileStorageBinding = RuntimeBinding(
    component: "otelcol.storage.file", swiftType: "FileStorage",
    summary: "Keeps the sending queues of exporters on disk.",
    shape: .handler, traits: [],
    canFail: true,
    body: BlockBinding(
      swiftType: "FileStorage.Arguments",
      attributes: [
        AttributeBinding(
          name: "directory", property: "directory", swiftType: "String?", defaultLiteral: "nil",
          documentation: "Folder of the files; a folder of its own in --storage.path if none is given."),
        AttributeBinding(
          name: "timeout", property: "timeout", swiftType: "Duration", defaultLiteral: ".seconds(1)",
          documentation: "How long to wait for another process to let go of the files."),
        AttributeBinding(
          name: "fsync", property: "fsync", swiftType: "Bool", defaultLiteral: "false",
          documentation: "Acknowledge only what a power cut cannot take."),
        AttributeBinding(
          name: "create_directory", property: "createDirectory", swiftType: "Bool", defaultLiteral: "true",
          documentation: "Make the folder when it does not exist."),
        AttributeBinding(
          name: "directory_permissions", property: "directoryPermissions", swiftType: "String", defaultLiteral: "\"0750\"",
          documentation: "Permissions of a folder that is made, in octal."),
      ],
      blocks: [
        BlockBinding(
          name: "compaction", property: "compaction", swiftType: "FileStorage.Compaction",
          documentation: "When free space goes back to the system.",
          attributes: [
            AttributeBinding(
              name: "on_start", property: "onStart", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Write the files anew, without gaps, when the collector starts."),
            AttributeBinding(
              name: "on_rebound", property: "onRebound", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Give free space back while the collector runs."),
            AttributeBinding(
              name: "directory", property: "directory", swiftType: "String?", defaultLiteral: "nil",
              documentation: "Folder for temporary files of on_start; that of the files if none is given."),
            AttributeBinding(
              name: "rebound_needed_threshold_mib", property: "reboundNeededThresholdMiB", swiftType: "Int", defaultLiteral: "100",
              documentation: "Size of the files, in MiB, from which on free space is given back."),
            AttributeBinding(
              name: "rebound_trigger_threshold_mib", property: "reboundTriggerThresholdMiB", swiftType: "Int", defaultLiteral: "10",
              documentation: "Used space, in MiB, below which it is given back."),
            AttributeBinding(
              name: "max_transaction_size", property: "maxTransactionSize", swiftType: "Int", defaultLiteral: "65536",
              documentation: "Pages of 16 KiB that are given back at a time, 256 at most; 0 is as many."),
            AttributeBinding(
              name: "check_interval", property: "checkInterval", swiftType: "Duration", defaultLiteral: ".seconds(5)",
              documentation: "How often sizes are looked at while the collector runs."),
            AttributeBinding(
              name: "cleanup_on_start", property: "cleanupOnStart", swiftType: "Bool", defaultLiteral: "false",
              documentation: "Has nothing to do: temporary files end with the process that made them."),
          ]),
        BlockBinding(
          name: "debug_metrics", property: "debugMetrics", swiftType: "DebugMetricsArguments", multiplicity: .optional,
          documentation: "What the component's own metrics tell; it has nothing to do here.",
          attributes: [
            AttributeBinding(
              name: "disable_high_cardinality_metrics", property: "disableHighCardinalityMetrics", swiftType: "Bool", defaultLiteral: "true",
              documentation: "Has nothing to do: no metric here tells peers by their addresses."),
            AttributeBinding(
              name: "level", property: "level", swiftType: "DebugMetricsLevel?", defaultLiteral: "nil",
              words: ["basic": "basic", "normal": "normal", "detailed": "detailed"],
              documentation: "Has nothing to do: at each level the same counters are kept."),
          ]),
      ]))
}
