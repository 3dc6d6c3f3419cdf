// Written by `make generate`; do not edit.

// swift-format-ignore-file

import Runtime
import Schema
import Values

extension ComponentCatalog {
  /// Every component of the runtime, by its name in configuration.
  public static let entries: [String: Entry] = [
    "otelcol.auth.basic": Entry(
      make: .handler { value, node in
        _ = try BasicAuthentication.Handler(BasicAuthentication.Arguments(decoding: value), in: node)
      },
      problems: { (value) throws(ConversionError) in
        try BasicAuthentication.Arguments(decoding: value).allProblems()
      }),
    "otelcol.auth.bearer": Entry(
      make: .handler { value, node in
        _ = try BearerAuthentication.Handler(BearerAuthentication.Arguments(decoding: value), in: node)
      },
      problems: { (value) throws(ConversionError) in
        try BearerAuthentication.Arguments(decoding: value).allProblems()
      }),
    "otelcol.auth.headers": Entry(
      make: .handler { value, node in
        _ = try HeaderAuthentication.Handler(HeaderAuthentication.Arguments(decoding: value), in: node)
      },
      problems: { (value) throws(ConversionError) in
        try HeaderAuthentication.Arguments(decoding: value).allProblems()
      }),
    "otelcol.auth.oauth2": Entry(
      make: .handler { value, node in
        _ = try OAuth2Authentication.Handler(OAuth2Authentication.Arguments(decoding: value), in: node)
      },
      problems: { (value) throws(ConversionError) in
        try OAuth2Authentication.Arguments(decoding: value).allProblems()
      }),
    "otelcol.exporter.debug": Entry(
      make: .sink { value, node in
        AnySink(try DebugExporter.Sink(DebugExporter.Arguments(decoding: value), in: node))
      },
      problems: { (value) throws(ConversionError) in
        try DebugExporter.Arguments(decoding: value).allProblems()
      }),
    "otelcol.exporter.file": Entry(
      make: .sink { value, node in
        AnySink(try FileExporter.Sink(FileExporter.Arguments(decoding: value), in: node))
      },
      problems: { (value) throws(ConversionError) in
        try FileExporter.Arguments(decoding: value).allProblems()
      }),
    "otelcol.exporter.otlp": Entry(
      make: .sink { value, node in
        AnySink(try OTLPExporter.Sink(OTLPExporter.Arguments(decoding: value), in: node))
      },
      problems: { (value) throws(ConversionError) in
        try OTLPExporter.Arguments(decoding: value).allProblems()
      }),
    "otelcol.exporter.otlphttp": Entry(
      make: .sink { value, node in
        AnySink(try OTLPHTTPExporter.Sink(OTLPHTTPExporter.Arguments(decoding: value), in: node))
      },
      problems: { (value) throws(ConversionError) in
        try OTLPHTTPExporter.Arguments(decoding: value).allProblems()
      }),
    "otelcol.processor.batch": Entry(
      make: .stage { value, node, next in
        AnySink(try Batch.Stage(Batch.Arguments(decoding: value), in: node, into: next))
      },
      problems: { (value) throws(ConversionError) in
        try Batch.Arguments(decoding: value).allProblems()
      }),
    "otelcol.processor.memory_limiter": Entry(
      make: .stage { value, node, next in
        AnySink(try MemoryLimiter.Stage(MemoryLimiter.Arguments(decoding: value), in: node, into: next))
      },
      problems: { (value) throws(ConversionError) in
        try MemoryLimiter.Arguments(decoding: value).allProblems()
      }),
    "otelcol.receiver.otlp": Entry(
      make: .source { value, node, traces, metrics, logs in
        _ = try OTLPReceiver.Source(
            OTLPReceiver.Arguments(decoding: value), in: node, traces: traces, metrics: metrics, logs: logs)
      },
      problems: { (value) throws(ConversionError) in
        try OTLPReceiver.Arguments(decoding: value).allProblems()
      }),
    "otelcol.storage.file": Entry(
      make: .handler { value, node in
        _ = try FileStorage.Handler(FileStorage.Arguments(decoding: value), in: node)
      },
      problems: { (value) throws(ConversionError) in
        try FileStorage.Arguments(decoding: value).allProblems()
      }),
  ]
}

extension BasicAuthentication.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("username", into: &username)
    try fields.read("password", into: &password)
    if let value = fields["client_auth"] {
      clientAuth = try BasicAuthentication.ClientAuth(decoding: value)
    }
    if let value = fields["htpasswd"] {
      htpasswd = try BasicAuthentication.Users(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = clientAuth { all += block.allProblems().map { ("client_auth." + $0.attribute, $0.problem) } }
    if let block = htpasswd { all += block.allProblems().map { ("htpasswd." + $0.attribute, $0.problem) } }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension BasicAuthentication.ClientAuth {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("username", into: &username)
    try fields.read("username_file", into: &usernameFile)
    try fields.read("password", into: &password)
    try fields.read("password_file", into: &passwordFile)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension BasicAuthentication.Users {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("file", into: &file)
    try fields.read("inline", into: &inline)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension Batch.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("timeout", into: &timeout)
    try fields.read("send_batch_size", into: &sendBatchSize)
    try fields.read("send_batch_max_size", into: &sendBatchMaxSize)
    try fields.read("metadata_keys", into: &metadataKeys)
    try fields.read("metadata_cardinality_limit", into: &metadataCardinalityLimit)
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension BearerAuthentication.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("token", into: &token)
    try fields.read("scheme", into: &scheme)
    try fields.read("header", into: &header)
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension CORSArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("allowed_origins", into: &allowedOrigins)
    try fields.read("allowed_headers", into: &allowedHeaders)
    try fields.read("exposed_headers", into: &exposedHeaders)
    try fields.read("max_age", into: &maxAge)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension ClientTLS {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("ca_pem", into: &caPem)
    try fields.read("ca_file", into: &caFile)
    try fields.read("include_system_ca_certs_pool", into: &includeSystemCaCertsPool)
    try fields.read("cert_pem", into: &certPem)
    try fields.read("cert_file", into: &certFile)
    try fields.read("key_pem", into: &keyPem)
    try fields.read("key_file", into: &keyFile)
    try fields.read("min_version", into: &minVersion)
    try fields.read("max_version", into: &maxVersion)
    try fields.read("cipher_suites", into: &cipherSuites)
    try fields.read("include_insecure_cipher_suites", into: &includeInsecureCipherSuites)
    try fields.read("curve_preferences", into: &curvePreferences)
    try fields.read("insecure", into: &insecure)
    try fields.read("insecure_skip_verify", into: &insecureSkipVerify)
    try fields.read("server_name", into: &serverName)
    try fields.read("reload_interval", into: &reloadInterval)
    if let value = fields["tpm"] {
      tpm = try TPMArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = tpm { all += block.allProblems().map { ("tpm." + $0.attribute, $0.problem) } }
    return all
  }
}

extension CompressionParameters {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("level", into: &level)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension DebugExporter.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("verbosity", into: &verbosity)
    try fields.read("sampling_initial", into: &samplingInitial)
    try fields.read("sampling_thereafter", into: &samplingThereafter)
    try fields.read("use_internal_logger", into: &useInternalLogger)
    try fields.read("output_paths", into: &outputPaths)
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension DebugMetricsArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("disable_high_cardinality_metrics", into: &disableHighCardinalityMetrics)
    try fields.read("level", into: &level)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension FileExporter.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("path", into: &path)
    try fields.read("append", into: &append)
    try fields.read("format", into: &format)
    try fields.read("compression", into: &compression)
    try fields.read("flush_interval", into: &flushInterval)
    if let value = fields["compression_params"] {
      compressionParams = try CompressionParameters(decoding: value)
    }
    if let value = fields["rotation"] {
      rotation = try FileRotationArguments(decoding: value)
    }
    if let value = fields["group_by"] {
      groupBy = try FileGroupArguments(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = compressionParams { all += block.allProblems().map { ("compression_params." + $0.attribute, $0.problem) } }
    if let block = rotation { all += block.allProblems().map { ("rotation." + $0.attribute, $0.problem) } }
    all += groupBy.allProblems().map { ("group_by." + $0.attribute, $0.problem) }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension FileGroupArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("enabled", into: &enabled)
    try fields.read("resource_attribute", into: &resourceAttribute)
    try fields.read("max_open_files", into: &maxOpenFiles)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension FileRotationArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("max_megabytes", into: &maxMegabytes)
    try fields.read("max_days", into: &maxDays)
    try fields.read("max_backups", into: &maxBackups)
    try fields.read("localtime", into: &localtime)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension FileStorage.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("directory", into: &directory)
    try fields.read("timeout", into: &timeout)
    try fields.read("fsync", into: &fsync)
    try fields.read("create_directory", into: &createDirectory)
    try fields.read("directory_permissions", into: &directoryPermissions)
    if let value = fields["compaction"] {
      compaction = try FileStorage.Compaction(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    all += compaction.allProblems().map { ("compaction." + $0.attribute, $0.problem) }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension FileStorage.Compaction {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("on_start", into: &onStart)
    try fields.read("on_rebound", into: &onRebound)
    try fields.read("directory", into: &directory)
    try fields.read("rebound_needed_threshold_mib", into: &reboundNeededThresholdMiB)
    try fields.read("rebound_trigger_threshold_mib", into: &reboundTriggerThresholdMiB)
    try fields.read("max_transaction_size", into: &maxTransactionSize)
    try fields.read("check_interval", into: &checkInterval)
    try fields.read("cleanup_on_start", into: &cleanupOnStart)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension HTTPCookies {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("enabled", into: &enabled)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension HeaderAuthentication.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    if let value = fields["header"] {
      header = try value.elements { (value) throws(ConversionError) in
        try HeaderAuthentication.Header(decoding: value)
      }
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    for block in header { all += block.allProblems().map { ("header." + $0.attribute, $0.problem) } }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension HeaderAuthentication.Header {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("key", into: &key)
    try fields.read("value", into: &self.value)
    try fields.read("from_context", into: &fromContext)
    try fields.read("from_attribute", into: &fromAttribute)
    try fields.read("action", into: &action)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension MemoryLimiter.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("check_interval", into: &checkInterval)
    try fields.read("limit", into: &limit)
    try fields.read("spike_limit", into: &spikeLimit)
    try fields.read("limit_percentage", into: &limitPercentage)
    try fields.read("spike_limit_percentage", into: &spikeLimitPercentage)
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension OAuth2Authentication.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("client_id", into: &clientId)
    try fields.read("client_id_file", into: &clientIdFile)
    try fields.read("client_secret", into: &clientSecret)
    try fields.read("client_secret_file", into: &clientSecretFile)
    try fields.read("grant_type", into: &grantType)
    try fields.read("client_certificate_key_id", into: &clientCertificateKeyId)
    try fields.read("client_certificate_key", into: &clientCertificateKey)
    try fields.read("client_certificate_key_file", into: &clientCertificateKeyFile)
    try fields.read("signature_algorithm", into: &signatureAlgorithm)
    try fields.read("iss", into: &iss)
    try fields.read("audience", into: &audience)
    try fields.read("claims", into: &claims)
    try fields.read("token_url", into: &tokenURL)
    try fields.read("endpoint_params", into: &endpointParams)
    try fields.read("scopes", into: &scopes)
    try fields.read("timeout", into: &timeout)
    try fields.read("expiry_buffer", into: &expiryBuffer)
    if let value = fields["tls"] {
      tls = try ClientTLS(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = tls { all += block.allProblems().map { ("tls." + $0.attribute, $0.problem) } }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension OTLPExporter.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("timeout", into: &timeout)
    if let value = fields["client"] {
      client = try OTLPExporter.Client(decoding: value)
    }
    if let value = fields["retry_on_failure"] {
      retryOnFailure = try RetryOnFailure(decoding: value)
    }
    if let value = fields["sending_queue"] {
      sendingQueue = try SendingQueueArguments(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    all += client.allProblems().map { ("client." + $0.attribute, $0.problem) }
    all += retryOnFailure.allProblems().map { ("retry_on_failure." + $0.attribute, $0.problem) }
    all += sendingQueue.allProblems().map { ("sending_queue." + $0.attribute, $0.problem) }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension OTLPExporter.Client {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("endpoint", into: &endpoint)
    try fields.read("compression", into: &compression)
    try fields.read("headers", into: &headers)
    try fields.read("authority", into: &authority)
    try fields.read("balancer_name", into: &balancerName)
    try fields.read("wait_for_ready", into: &waitForReady)
    try fields.read("read_buffer_size", into: &readBufferSize)
    try fields.read("write_buffer_size", into: &writeBufferSize)
    try fields.read("auth", into: &auth)
    if let value = fields["keepalive"] {
      keepalive = try OTLPExporter.Keepalive(decoding: value)
    }
    if let value = fields["tls"] {
      tls = try ClientTLS(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = keepalive { all += block.allProblems().map { ("keepalive." + $0.attribute, $0.problem) } }
    all += tls.allProblems().map { ("tls." + $0.attribute, $0.problem) }
    return all
  }
}

extension OTLPExporter.Keepalive {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("ping_wait", into: &pingWait)
    try fields.read("ping_response_timeout", into: &pingResponseTimeout)
    try fields.read("ping_without_stream", into: &pingWithoutStream)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension OTLPHTTPExporter.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("traces_endpoint", into: &tracesEndpoint)
    try fields.read("metrics_endpoint", into: &metricsEndpoint)
    try fields.read("logs_endpoint", into: &logsEndpoint)
    try fields.read("encoding", into: &encoding)
    if let value = fields["client"] {
      client = try OTLPHTTPExporter.Client(decoding: value)
    }
    if let value = fields["retry_on_failure"] {
      retryOnFailure = try RetryOnFailure(decoding: value)
    }
    if let value = fields["sending_queue"] {
      sendingQueue = try SendingQueueArguments(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    all += client.allProblems().map { ("client." + $0.attribute, $0.problem) }
    all += retryOnFailure.allProblems().map { ("retry_on_failure." + $0.attribute, $0.problem) }
    all += sendingQueue.allProblems().map { ("sending_queue." + $0.attribute, $0.problem) }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension OTLPHTTPExporter.Client {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("endpoint", into: &endpoint)
    try fields.read("compression", into: &compression)
    try fields.read("timeout", into: &timeout)
    try fields.read("headers", into: &headers)
    try fields.read("proxy_url", into: &proxyUrl)
    try fields.read("read_buffer_size", into: &readBufferSize)
    try fields.read("write_buffer_size", into: &writeBufferSize)
    try fields.read("force_attempt_http2", into: &forceAttemptHTTP2)
    try fields.read("http2_read_idle_timeout", into: &http2ReadIdleTimeout)
    try fields.read("http2_ping_timeout", into: &http2PingTimeout)
    try fields.read("max_idle_conns", into: &maxIdleConns)
    try fields.read("max_idle_conns_per_host", into: &maxIdleConnsPerHost)
    try fields.read("max_conns_per_host", into: &maxConnsPerHost)
    try fields.read("idle_conn_timeout", into: &idleConnTimeout)
    try fields.read("disable_keep_alives", into: &disableKeepAlives)
    try fields.read("auth", into: &auth)
    if let value = fields["compression_params"] {
      compressionParams = try CompressionParameters(decoding: value)
    }
    if let value = fields["cookies"] {
      cookies = try HTTPCookies(decoding: value)
    }
    if let value = fields["tls"] {
      tls = try ClientTLS(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = compressionParams { all += block.allProblems().map { ("compression_params." + $0.attribute, $0.problem) } }
    all += cookies.allProblems().map { ("cookies." + $0.attribute, $0.problem) }
    all += tls.allProblems().map { ("tls." + $0.attribute, $0.problem) }
    return all
  }
}

extension OTLPReceiver.Arguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    if let value = fields["grpc"] {
      grpc = try OTLPReceiver.GRPC(decoding: value)
    }
    if let value = fields["http"] {
      http = try OTLPReceiver.HTTP(decoding: value)
    }
    if let value = fields["debug_metrics"] {
      debugMetrics = try DebugMetricsArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = grpc { all += block.allProblems().map { ("grpc." + $0.attribute, $0.problem) } }
    if let block = http { all += block.allProblems().map { ("http." + $0.attribute, $0.problem) } }
    if let block = debugMetrics { all += block.allProblems().map { ("debug_metrics." + $0.attribute, $0.problem) } }
    return all
  }
}

extension OTLPReceiver.GRPC {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("endpoint", into: &endpoint)
    try fields.read("max_recv_msg_size", into: &maxRecvMsgSize)
    try fields.read("max_concurrent_streams", into: &maxConcurrentStreams)
    try fields.read("transport", into: &transport)
    try fields.read("read_buffer_size", into: &readBufferSize)
    try fields.read("write_buffer_size", into: &writeBufferSize)
    try fields.read("include_metadata", into: &includeMetadata)
    try fields.read("auth", into: &auth)
    if let value = fields["tls"] {
      tls = try ServerTLSArguments(decoding: value)
    }
    if let value = fields["keepalive"] {
      keepalive = try ServerKeepaliveArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = tls { all += block.allProblems().map { ("tls." + $0.attribute, $0.problem) } }
    if let block = keepalive { all += block.allProblems().map { ("keepalive." + $0.attribute, $0.problem) } }
    return all
  }
}

extension OTLPReceiver.HTTP {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("endpoint", into: &endpoint)
    try fields.read("max_request_body_size", into: &maxRequestBodySize)
    try fields.read("compression_algorithms", into: &compressionAlgorithms)
    try fields.read("keep_alives_enabled", into: &keepAlivesEnabled)
    try fields.read("idle_timeout", into: &idleTimeout)
    try fields.read("read_timeout", into: &readTimeout)
    try fields.read("write_timeout", into: &writeTimeout)
    try fields.read("read_header_timeout", into: &readHeaderTimeout)
    try fields.read("traces_url_path", into: &tracesURLPath)
    try fields.read("metrics_url_path", into: &metricsURLPath)
    try fields.read("logs_url_path", into: &logsURLPath)
    try fields.read("include_metadata", into: &includeMetadata)
    try fields.read("auth", into: &auth)
    if let value = fields["tls"] {
      tls = try ServerTLSArguments(decoding: value)
    }
    if let value = fields["cors"] {
      cors = try CORSArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = tls { all += block.allProblems().map { ("tls." + $0.attribute, $0.problem) } }
    if let block = cors { all += block.allProblems().map { ("cors." + $0.attribute, $0.problem) } }
    return all
  }
}

extension QueueBatchArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("flush_timeout", into: &flushTimeout)
    try fields.read("min_size", into: &minSize)
    try fields.read("max_size", into: &maxSize)
    try fields.read("sizer", into: &sizer)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension RetryOnFailure {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("enabled", into: &enabled)
    try fields.read("initial_interval", into: &initialInterval)
    try fields.read("randomization_factor", into: &randomizationFactor)
    try fields.read("multiplier", into: &multiplier)
    try fields.read("max_interval", into: &maxInterval)
    try fields.read("max_elapsed_time", into: &maxElapsedTime)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension SendingQueueArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("enabled", into: &enabled)
    try fields.read("num_consumers", into: &numConsumers)
    try fields.read("queue_size", into: &queueSize)
    try fields.read("sizer", into: &sizer)
    try fields.read("block_on_overflow", into: &blockOnOverflow)
    try fields.read("wait_for_result", into: &waitForResult)
    try fields.read("storage", into: &storage)
    if let value = fields["batch"] {
      batch = try QueueBatchArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = batch { all += block.allProblems().map { ("batch." + $0.attribute, $0.problem) } }
    return all
  }
}

extension ServerKeepaliveArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    if let value = fields["server_parameters"] {
      serverParameters = try ServerKeepaliveArguments.Parameters(decoding: value)
    }
    if let value = fields["enforcement_policy"] {
      enforcementPolicy = try ServerKeepaliveArguments.Enforcement(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = serverParameters { all += block.allProblems().map { ("server_parameters." + $0.attribute, $0.problem) } }
    if let block = enforcementPolicy { all += block.allProblems().map { ("enforcement_policy." + $0.attribute, $0.problem) } }
    return all
  }
}

extension ServerKeepaliveArguments.Enforcement {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("min_time", into: &minTime)
    try fields.read("permit_without_stream", into: &permitWithoutStream)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension ServerKeepaliveArguments.Parameters {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("max_connection_idle", into: &maxConnectionIdle)
    try fields.read("max_connection_age", into: &maxConnectionAge)
    try fields.read("max_connection_age_grace", into: &maxConnectionAgeGrace)
    try fields.read("time", into: &time)
    try fields.read("timeout", into: &timeout)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}

extension ServerTLSArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("cert_file", into: &certFile)
    try fields.read("cert_pem", into: &certPem)
    try fields.read("key_file", into: &keyFile)
    try fields.read("key_pem", into: &keyPem)
    try fields.read("client_ca_file", into: &clientCaFile)
    try fields.read("ca_pem", into: &caPem)
    try fields.read("ca_file", into: &caFile)
    try fields.read("include_system_ca_certs_pool", into: &includeSystemCaCertsPool)
    try fields.read("min_version", into: &minVersion)
    try fields.read("max_version", into: &maxVersion)
    try fields.read("reload_interval", into: &reloadInterval)
    try fields.read("cipher_suites", into: &cipherSuites)
    try fields.read("include_insecure_cipher_suites", into: &includeInsecureCipherSuites)
    try fields.read("curve_preferences", into: &curvePreferences)
    if let value = fields["tpm"] {
      tpm = try TPMArguments(decoding: value)
    }
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    var all = problems()
    if let block = tpm { all += block.allProblems().map { ("tpm." + $0.attribute, $0.problem) } }
    return all
  }
}

extension TPMArguments {
  /// Reads the arguments from configuration values; what is absent keeps its default.
  init(decoding value: Value) throws(ConversionError) {
    self.init()
    let fields = try value.fields()
    try fields.read("enabled", into: &enabled)
    try fields.read("path", into: &path)
    try fields.read("owner_auth", into: &ownerAuth)
    try fields.read("auth", into: &auth)
  }

  /// The problems of the arguments and of the blocks inside.
  func allProblems() -> [(attribute: String, problem: String)] {
    problems()
  }
}
