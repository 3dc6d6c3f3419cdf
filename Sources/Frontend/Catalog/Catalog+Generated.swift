// Written by `make generate`; do not edit.

// swift-format-ignore-file

extension Catalog {
  /// What Alloy documents about its components, as text: literals of 184 descriptors would take
  /// minutes to compile. `CatalogReader` tells the notation.
  static let text: String = #"""
component beyla.ebpf generally-available
 a open_port string
 a executable_name string
 a debug bool = false
 a log_level string
 a trace_printer string = "disabled"
 a enforce_sys_caps bool = false
 b routes
  a ignore_mode string = ""
  a ignored_patterns list(string) = []
  a max_path_segment_cardinality number = 10
  a patterns list(string) = []
  a unmatched string = "heuristic"
  a wildcard_char string = "*"
 b attributes
  a metric_span_names_limit number
  a rename_unresolved_hosts string
  a rename_unresolved_hosts_incoming string
  a rename_unresolved_hosts_outgoing string
  b kubernetes required
   a enable string required = "autodetect"
   a cluster_name string = ""
   a informers_sync_timeout duration = "30s"
   a informers_resync_period duration = "30m"
   a disable_informers list(string) = []
   a meta_restrict_local_node bool = false
   a meta_cache_address string = ""
   a reconnect_initial_interval duration = "0s"
   a drop_external bool
   a kubeconfig_path string
   a resource_labels map(list(string))
   a service_name_template string
  b instance_id
   a dns bool = true
   a override_hostname string = ""
  b select repeatable
   a attr string required
   a include list(string) = []
   a exclude list(string) = []
  b host_id
   a override string
  b metadata_retry
   a timeout duration
   a start_interval duration
   a max_interval duration
 b discovery
  a bpf_pid_filter_off bool
  a default_otlp_grpc_port number
  a disabled_route_harvesters list(string)
  a exclude_otel_instrumented_services bool = true
  a exclude_otel_instrumented_services_span_metrics bool
  a excluded_linux_system_paths list(string)
  a min_process_age duration
  a poll_interval duration
  a route_harvester_timeout duration
  a skip_go_specific_tracers bool = false
  b default_exclude_instrument repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b default_exclude_services repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b exclude_instrument repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b exclude_services repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b instrument repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b route_harvester_advanced
   a java_harvest_delay duration
  b services repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b survey repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
 b metrics
  a features list(string) = ["application"]
  a instrumentations list(string) = ["*"]
  a allow_service_graph_self_references bool = false
  a extra_resource_labels list(string) = []
  a extra_span_resource_labels list(string) = ["k8s.cluster.name", "k8s.namespace.name", "service.version", "deployment.environment"]
  a exemplar_filter string = "always_off"
  a ttl duration
  b network
   a enable bool
   a source string = "socket_filter"
   a agent_ip string = ""
   a agent_ip_iface string = "external"
   a agent_ip_type string = "any"
   a interfaces list(string) = []
   a exclude_interfaces list(string) = ["lo"]
   a protocols list(string) = []
   a exclude_protocols list(string) = []
   a cache_max_flows number = 5000
   a cache_active_timeout duration = "5s"
   a direction string = "both"
   a sampling number
   a cidrs list(string) = []
   a deduper string
   a deduper_fc_ttl duration
   a guess_ports string
   a listen_interfaces string
   a listen_poll_period duration
   a print_flows bool
   b geo_ip
    a cache_expiry duration
    a cache_len number
    b ipinfo
     a path string
    b maxmind
     a asn_path string
     a country_path string
   b reverse_dns
    a cache_expiry duration
    a cache_len number
    a type string
  b buckets
   a duration_histogram list(number)
   a request_size_histogram list(number)
   a response_size_histogram list(number)
   a stat_tcp_rtt_histogram list(number)
   a gen_ai_client_operation_duration_histogram list(number)
   a gen_ai_client_token_usage_histogram list(number)
  b native_histogram
   a bucket_factor number
   a max_bucket_number number
   a min_reset_duration duration
 b traces
  a instrumentations list(string) = ["*"]
  b sampler
   a arg string = ""
   a name string = ""
 b ebpf
  a batch_length number
  a batch_timeout duration
  a bpf_debug bool
  a bpf_fs_path string
  a context_propagation string = "disabled"
  a couchbase_db_cache_size number
  a disable_black_box_cp bool
  a dns_request_timeout duration
  a force_bpf_map_reader string
  a heuristic_sql_detect bool = false
  a high_request_volume bool = false
  a http_request_timeout duration = "30s"
  a instrument_cuda number
  a kafka_topic_uuid_cache_size number
  a max_transaction_time duration
  a mongo_requests_cache_size number
  a mssql_prepared_statements_cache_size number
  a mysql_prepared_statements_cache_size number
  a override_bpfloop_enabled bool
  a postgres_prepared_statements_cache_size number
  a protocol_debug_print bool
  a stats_wakeup_data_bytes number
  a track_request_headers bool = false
  a traffic_control_backend string
  a wakeup_len number
  b buffer_sizes
   a http number
   a kafka number
   a mssql number
   a mysql number
   a postgres number
   a tcp number
  b log_enricher
   a async_writer_channel_len number
   a async_writer_workers number
   a cache_size number
   a cache_ttl duration
   b services repeatable
    b service repeatable
     a name string = ""
     a namespace string = ""
     a open_ports string = ""
     a exe_path string = ""
     a cmd_args string = ""
     a containers_only bool = false
     a exports list(string) = []
     a languages string
     b kubernetes
      a namespace string = ""
      a pod_name string = ""
      a deployment_name string = ""
      a replicaset_name string = ""
      a statefulset_name string = ""
      a daemonset_name string = ""
      a owner_name string = ""
      a pod_labels map(string) = {}
      a pod_annotations map(string) = {}
     b sampler
      a arg string = ""
      a name string = ""
  b maps_config
   a global_scale_factor number = 0
  b payload_extraction
   b http
    b aws
     a enabled bool
    b elasticsearch
     a enabled bool
    b enrichment
     a enabled bool
     b policy
      a obfuscation_string string
      b default_action
       a body string
       a headers string
     b rules repeatable
      a action string
      a scope string
      a type string
      b match
       a case_sensitive bool
       a methods list(string)
       a obfuscation_json_paths list(string)
       a patterns list(string)
       a url_path_patterns list(string)
    b openai
     a enabled bool = false
    b anthropic
     a enabled bool = false
    b gemini
     a enabled bool = false
    b bedrock
     a enabled bool = false
    b embedding
     a enabled bool = false
    b mcp
     a enabled bool = false
    b qwen
     a enabled bool = false
    b rerank
     a enabled bool = false
    b retrieval
     a enabled bool = false
    b graphql
     a enabled bool
    b jsonrpc
     a enabled bool
    b sqlpp
     a enabled bool
     a endpoint_patterns list(string)
  b redis_db_cache
   a enabled bool
   a max_size number
 b filters
  b application repeatable
   a attr string required
   a match string
   a not_match string
   a greater_than number
   a greater_equals number
   a equals number
   a not_equals number
   a less_equals number
   a less_than number
  b network repeatable
   a attr string required
   a match string
   a not_match string
   a greater_than number
   a greater_equals number
   a equals number
   a not_equals number
   a less_equals number
   a less_than number
 b output
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b injector
  a enabled_sdks list(string) = []
  a exporter_otlp_endpoint string = ""
  a exporter_otlp_protocol string = ""
  a image_version string = ""
  a trace_propagators list(string) = []
  a disable_auto_restart bool = false
  b exclude_instrument repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b instrument repeatable
   a name string = ""
   a namespace string = ""
   a open_ports string = ""
   a exe_path string = ""
   a cmd_args string = ""
   a containers_only bool = false
   a exports list(string) = []
   a languages string
   b kubernetes
    a namespace string = ""
    a pod_name string = ""
    a deployment_name string = ""
    a replicaset_name string = ""
    a statefulset_name string = ""
    a daemonset_name string = ""
    a owner_name string = ""
    a pod_labels map(string) = {}
    a pod_annotations map(string) = {}
   b sampler
    a arg string = ""
    a name string = ""
  b otel_exported_signals
   a logs bool = false
   a metrics bool = true
   a traces bool = true
  b resources
   a add_k8s_ip_attribute bool = false
   a add_k8s_uid_attributes bool = false
   a attributes map(string) = {}
   a use_k8s_labels_for_resource_attributes bool = false
  b trace_sampler
   a arg string = ""
   a name string = ""
  b webhook
   a external_deployment_name string = ""
 b stats
  a agent_ip string = ""
  a agent_ip_iface string = "external"
  a agent_ip_type string = "any"
  a cidrs list(string) = []
  a print_stats bool = false
  b geo_ip
   a cache_expiry duration
   a cache_len number
   b ipinfo
    a path string
   b maxmind
    a asn_path string
    a country_path string
  b reverse_dns
   a cache_expiry duration
   a cache_len number
   a type string
 b internal_metrics
  a bpf_metric_scrape_interval duration
  a exporter string
 b javaagent
  a attach_timeout duration
  a debug bool
  a debug_instrumentation bool
  a enabled bool
 b nodejs
  a enabled bool
 b jvm_runtime_metrics
  a enabled bool = false
  a sampling_interval duration = "0s"
 x targets list(capsule(discovery.Target)+convertible)
component database_observability.mysql generally-available
 a data_source_name secret
 a forward_to list(capsule(loki.LogsReceiver)) required
 a targets list(capsule(discovery.Target)+convertible)
 a enable_collectors list(string)
 a disable_collectors list(string)
 a exclude_schemas list(string) = ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
 a allow_update_performance_schema_settings bool = false
 b database_instance repeatable labeled
  a data_source_name secret required
  b cloud_provider
   b aws
    a arn string required
   b azure
    a subscription_id string required
    a resource_group string required
    a server_name string
   b gcp
    a connection_name string required
 b clustering
  a enabled bool required = false
 b cloud_provider
  b aws
   a arn string required
  b azure
   a subscription_id string required
   a resource_group string required
   a server_name string
  b gcp
   a connection_name string required
 b setup_consumers
  a collect_interval duration = "1h"
 b setup_actors
  a collect_interval duration = "1h"
  a auto_update_setup_actors bool = false
 b query_details
  a collect_interval duration = "1m"
  a statements_limit number = 250
 b schema_details
  a collect_interval duration = "1m"
  a cache_enabled bool = true
  a cache_size number = 256
  a cache_ttl duration = "10m"
 b explain_plans
  a collect_interval duration = "1m"
  a per_collect_ratio number = 1.0
  a initial_lookback duration = "24h"
 b locks
  a collect_interval duration = "30s"
  a threshold duration = "1s"
 b query_samples
  a collect_interval duration = "10s"
  a disable_query_redaction bool = false
  a auto_enable_setup_consumers bool = false
  a setup_consumers_check_interval duration = "1h"
  a sample_min_duration duration = "0s"
  a wait_event_min_duration duration = "1us"
  a enable_pre_classified_wait_events bool = false
 b health_check
  a collect_interval duration = "1h"
 b prometheus_exporter
  a data_source_name secret
  a enable_collectors list(string)
  a disable_collectors list(string)
  a set_collectors list(string)
  a enable_lock_wait_timeout bool = true
  a lock_wait_timeout number = 2
  a log_slow_filter bool = false
  b info_schema.processlist
   a min_time number = 0
   a processes_by_user bool = true
   a processes_by_host bool = true
  b info_schema.tables
   a databases string = "*"
  b perf_schema.eventsstatements
   a limit number = 250
   a time_limit number = 86400
   a text_limit number = 120
   a exclude_schemas list(string)
  b perf_schema.file_instances
   a filter string = ".*"
   a remove_prefix string = "/var/lib/mysql"
  b perf_schema.memory_events
   a remove_prefix string = "memory/"
  b heartbeat
   a database string = "heartbeat"
   a table string = "heartbeat"
   a utc bool = false
  b mysql.user
   a privileges bool = false
 x targets list(capsule(discovery.Target)+convertible)
component database_observability.postgres generally-available
 a data_source_name secret required
 a forward_to list(capsule(loki.LogsReceiver)) required
 a targets list(capsule(discovery.Target)+convertible)
 a enable_collectors list(string)
 a disable_collectors list(string)
 a exclude_databases list(string) = ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
 a exclude_users list(string) = ["azuresu", "cloudsqladmin", "db-o11y", "rdsadmin"]
 a exclude_current_user bool = true
 b cloud_provider
  b aws
   a arn string required
  b azure
   a subscription_id string required
   a resource_group string required
   a server_name string
  b gcp
   a connection_name string required
 b query_samples
  a collect_interval duration = "10s"
  a disable_query_redaction bool = false
  a exclude_current_user bool
  a enable_pre_classified_wait_events bool = false
 b query_details
  a collect_interval duration = "1m"
  a statements_limit number = 100
 b schema_details
  a collect_interval duration = "1m"
  a cache_enabled bool = true
  a cache_size number = 256
  a cache_ttl duration = "10m"
 b explain_plans
  a collect_interval duration = "1m"
  a per_collect_ratio number = 1.0
 b health_check
  a collect_interval duration = "1h"
 b logs
  a enable_error_logs_processing bool
 b prometheus_exporter
  a data_source_names list(secret)
  a disable_settings_metrics bool = false
  a disable_default_metrics bool = false
  a custom_queries_config_path string = ""
  a enabled_collectors list(string) = []
  b autodiscovery
   a enabled bool = false
   a database_allowlist list(string)
   a database_denylist list(string)
  b stat_statements
   a include_query bool = false
   a query_length number = 120
   a limit number = 100
   a exclude_databases list(string) = []
   a exclude_users list(string) = []
 x targets list(capsule(discovery.Target)+convertible)
 x logs_receiver capsule(loki.LogsReceiver)
component database_observability.sql_server experimental
 a data_source_name secret required
 a forward_to list(capsule(loki.LogsReceiver)) required
 a targets list(capsule(discovery.Target)+convertible)
 a enable_collectors list(string)
 a disable_collectors list(string)
 a exclude_schemas list(string) = ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
 a exclude_databases list(string) = ["alloydbadmin", "alloydbmetadata", "azure_maintenance", "azure_sys", "cloudsqladmin", "rdsadmin"]
 b cloud_provider
  b aws
   a arn string required
  b azure
   a subscription_id string required
   a resource_group string required
   a server_name string
  b gcp
   a connection_name string required
 b schema_details
  a collect_interval duration = "1m"
 b query_metrics
  a collect_interval duration = "1m"
  a statements_limit number = 50
  a statements_lookback duration = "1h"
 b query_details
  a collect_interval duration = "1m"
 x targets list(capsule(discovery.Target)+convertible)
component discovery.aws generally-available
 a role string required
 a endpoint string
 a region string
 a access_key string
 a secret_key secret
 a profile string
 a role_arn string
 a external_id string
 a refresh_interval duration = "60s"
 a port number = 80
 a clusters list(string)
 a request_concurrency number
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b filter repeatable
  a name string required
  a values list(string) required
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.azure generally-available
 a environment string = "AzurePublicCloud"
 a port number = 80
 a subscription_id string
 a refresh_interval duration = "5m"
 a resource_group string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b oauth
  a client_id string required
  a tenant_id string required
  a client_secret secret required
 b managed_identity
  a client_id string required
 b sdk_auth
  a tenant_id string
 b workload_identity
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.consul generally-available
 a server string = "localhost:8500"
 a token secret
 a datacenter string
 a namespace string
 a partition string
 a tag_separator string = ","
 a scheme string = "http"
 a username string
 a password secret
 a allow_stale bool = true
 a services list(string)
 a tags list(string)
 a node_meta map(string)
 a refresh_interval duration = "30s"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.consulagent generally-available
 a server string = "localhost:8500"
 a token secret
 a datacenter string
 a tag_separator string = ","
 a scheme string = "http"
 a username string
 a password secret
 a refresh_interval duration = "30s"
 a services list(string)
 a tags list(string)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.digitalocean generally-available
 a refresh_interval duration = "1m"
 a port number = 80
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 x targets list(capsule(discovery.Target)+convertible)
component discovery.dns generally-available
 a names list(string) required
 a refresh_interval duration = "30s"
 a type string = "SRV"
 a port number = 0
 x targets list(capsule(discovery.Target)+convertible)
component discovery.docker generally-available
 a host string required
 a port number = 80
 a host_networking_host string = "localhost"
 a refresh_interval duration = "1m"
 a match_first_network bool = true
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b filter repeatable
  a name string required
  a values list(string) required
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.dockerswarm generally-available
 a host string required
 a role string required
 a port number = 80
 a refresh_interval duration = "60s"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b filter repeatable
  a name string required
  a values list(string) required
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.ec2 generally-available
 a endpoint string
 a region string
 a access_key string
 a secret_key secret
 a profile string
 a role_arn string
 a refresh_interval duration = "60s"
 a port number = 80
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b filter repeatable
  a name string required
  a values list(string) required
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.eureka generally-available
 a server string required
 a refresh_interval duration = "30s"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.file generally-available
 a files list(string) required
 a refresh_interval duration = "5m"
 x targets list(capsule(discovery.Target)+convertible)
component discovery.gce generally-available
 a project string required
 a zone string required
 a filter string
 a refresh_interval duration = "60s"
 a port number = 80
 a tag_separator string = ","
 x targets list(capsule(discovery.Target)+convertible)
component discovery.hetzner generally-available
 a role string required
 a refresh_interval duration = "60s"
 a port number = 80
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.http generally-available
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a refresh_interval duration = "60s"
 a url string(config.URL) required
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.ionos generally-available
 a datacenter_id string required
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a refresh_interval duration = "60s"
 a port number = 80
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.kubelet generally-available
 a url string(config.URL) = "https://localhost:10250"
 a refresh_interval duration = "5s"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a namespaces list(string)
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.kubernetes generally-available
 a api_server string(config.URL)
 a role string required
 a kubeconfig_file string
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 b namespaces
  a own_namespace bool
  a names list(string)
 b selectors repeatable
  a role string required
  a label string
  a field string
 b attach_metadata
  a node bool
  a namespace bool
 x targets list(capsule(discovery.Target)+convertible)
component discovery.kuma generally-available
 a server string required
 a refresh_interval duration = "30s"
 a fetch_timeout duration = "2m"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.lightsail generally-available
 a endpoint string
 a region string
 a access_key string
 a secret_key secret
 a profile string
 a role_arn string
 a refresh_interval duration = "60s"
 a port number = 80
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.linode generally-available
 a refresh_interval duration = "60s"
 a port number = 80
 a tag_separator string = ","
 a region string
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.marathon generally-available
 a servers list(string) required
 a refresh_interval duration = "30s"
 a auth_token secret
 a auth_token_file string
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.nerve generally-available
 a servers list(string) required
 a paths list(string) required
 a timeout duration = "10s"
 x targets list(capsule(discovery.Target)+convertible)
component discovery.nomad generally-available
 a allow_stale bool = true
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a namespace string = "default"
 a refresh_interval duration = "30s"
 a region string = "global"
 a server string = "http://localhost:4646"
 a tag_separator string = ","
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.openstack generally-available
 a identity_endpoint string
 a username string
 a userid string
 a password secret
 a project_name string
 a project_id string
 a domain_name string
 a domain_id string
 a application_credential_name string
 a application_credential_id string
 a application_credential_secret secret
 a role string required
 a region string required
 a refresh_interval duration = "60s"
 a port number = 80
 a all_tenants bool = false
 a availability string = "public"
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.ovhcloud generally-available
 a endpoint string = "ovh-eu"
 a application_key string required
 a application_secret secret required
 a consumer_key secret required
 a refresh_interval duration = "60s"
 a service string required
 x targets list(capsule(discovery.Target)+convertible)
component discovery.process generally-available
 a join list(capsule(discovery.Target)+convertible)
 a refresh_interval duration = "60s"
 b discover_config
  a cwd bool = true
  a exe bool = true
  a commandline bool = true
  a username bool = true
  a uid bool = true
  a container_id bool = true
  a cgroup_path bool = false
 x targets list(capsule(discovery.Target)+convertible)
component discovery.puppetdb generally-available
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a refresh_interval duration = "30s"
 a url string required
 a query string required
 a include_parameters bool = false
 a port number = 80
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.relabel generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 x output list(capsule(discovery.Target)+convertible)
 x rules capsule(relabel.Rules)
component discovery.scaleway generally-available
 a project_id string required
 a role string(scaleway.Role) required
 a api_url string = "https://api.scaleway.com"
 a zone string = "fr-par-1"
 a access_key string required
 a secret_key secret
 a secret_key_file string
 a name_filter string
 a tags_filter list(string)
 a refresh_interval duration = "60s"
 a port number = 80
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.serverset generally-available
 a servers list(string) required
 a paths list(string) required
 a timeout duration = "10s"
 x targets list(capsule(discovery.Target)+convertible)
component discovery.triton generally-available
 a account string required
 a role string = "container"
 a dns_suffix string required
 a endpoint string required
 a groups list(string)
 a port number = 9163
 a refresh_interval duration = "60s"
 a version number = 1
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component discovery.uyuni generally-available
 a server string required
 a username string required
 a password secret required
 a entitlement string = "monitoring_entitled"
 a separator string = ","
 a refresh_interval duration = "1m"
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component faro.receiver generally-available
 a extra_log_labels map(string) = {}
 a log_format string(receiver.LogFormat) = "logfmt"
 b server
  a listen_address string = "127.0.0.1"
  a listen_port number = 12347
  a cors_allowed_origins list(string) = []
  a api_key secret = ""
  a max_allowed_payload_size string(bytes) = "5MiB"
  a include_metadata bool = false
  b rate_limiting
   a enabled bool = true
   a strategy string(receiver.RateLimitingStrategy) = "global"
   a rate number = 50
   a burst_size number = 100
 b sourcemaps
  a download bool = true
  a download_from_origins list(string) = ["*"]
  a download_timeout duration = "1s"
  b cache
   a ttl duration
   a error_cleanup_interval duration = "1h"
   a cleanup_check_interval duration = "30s"
  b location repeatable
   a path string required
   a minified_path_prefix string required
 b output required
  a logs list(capsule(loki.LogsReceiver)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component local.file generally-available
 a filename string required
 a detector string(filedetector.Detector) = "fsnotify"
 a poll_frequency duration = "1m"
 a is_secret bool = false
 x content optional_secret
component local.file_match generally-available
 a path_targets list(capsule(discovery.Target)+convertible) required
 a sync_period duration = "10s"
 a ignore_older_than duration = "0s"
 x targets list(capsule(discovery.Target)+convertible)
component loki.echo generally-available
 x receiver capsule(loki.LogsReceiver)
component loki.enrich experimental
 a targets list(capsule(discovery.Target)+convertible) required
 a target_match_label string required
 a logs_match_label string
 a labels_to_copy list(string)
 a forward_to list(capsule(loki.LogsReceiver)) required
 x receiver capsule(loki.LogsReceiver)
component loki.process generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 b stage.cri repeatable
  a max_partial_lines number = 100
  a max_partial_line_size number = 0
  a max_partial_line_size_truncate bool = false
 b stage.decolorize repeatable
 b stage.docker repeatable
 b stage.drop repeatable
  a drop_counter_reason string = "drop_stage"
  a source string = ""
  a value string = ""
  a separator string = ";"
  a expression string = ""
  a older_than duration = "0s"
  a longer_than string(bytes)
 b stage.eventlogmessage repeatable
  a source string = "message"
  a drop_invalid_labels bool = false
  a overwrite_existing bool = false
 b stage.geoip repeatable
  a db string required
  a source string required
  a db_type string
  a custom_lookups map(string)
 b stage.json repeatable
  a expressions map(string)
  a regex string
  a source string = ""
  a drop_malformed bool = false
 b stage.label_keep repeatable
  a values list(string) required
 b stage.label_drop repeatable
  a values list(string) required
 b stage.labels repeatable
  a values map(string) required = {}
  a source_type string(stages.SourceType) = "extracted"
 b stage.limit repeatable
  a rate number required
  a burst number required
  a drop bool = false
  a by_label_name string = ""
  a max_distinct_labels number = 10000
 b stage.logfmt repeatable
  a mapping map(string)
  a source string = ""
  a regex string
 b stage.luhn repeatable
  a replacement string = "**REDACTED**"
  a source string = ""
  a min_length number = 13
  a delimiters string = ""
  a skip_regex string = ""
 b stage.match repeatable accepts:
  a selector string required
  a action string = "keep"
  a pipeline_name string = ""
  a drop_counter_reason string = "match_stage"
 b stage.metrics repeatable
  b metric.counter repeatable
   a name string required
   a description string = ""
   a source string = ""
   a prefix string = "loki_process_custom_"
   a max_idle_duration duration = "5m"
   a value string = ""
   a action string required
   a match_all bool = false
   a count_entry_bytes bool = false
  b metric.gauge repeatable
   a name string required
   a description string = ""
   a source string = ""
   a prefix string = "loki_process_custom_"
   a max_idle_duration duration = "5m"
   a value string = ""
   a action string required
  b metric.histogram repeatable
   a name string required
   a description string = ""
   a source string = ""
   a prefix string = "loki_process_custom_"
   a max_idle_duration duration = "5m"
   a value string = ""
   a buckets list(number) required
 b stage.multiline repeatable
  a firstline string required
  a max_lines number = 128
  a max_wait_time duration = "3s"
  a trim_newlines bool = true
 b stage.output repeatable
  a source string required
 b stage.pack repeatable
  a labels list(string) required
  a ingest_timestamp bool = true
 b stage.pattern repeatable
  a pattern string required
  a source string = ""
  a labels_from_groups bool = false
 b stage.regex repeatable
  a expression string required
  a source string = ""
  a labels_from_groups bool = false
 b stage.replace repeatable
  a expression string required
  a source string
  a replace string
 b stage.split_json repeatable
  a source string(stages.Source)
 b stage.static_labels repeatable
  a values map(string) required = {}
 b stage.structured_metadata repeatable
  a values map(string) = {}
  a regex string = ""
 b stage.structured_metadata_drop repeatable
  a values list(string) required = []
 b stage.sampling repeatable
  a drop_counter_reason string = "sampling_stage"
  a rate number required
 b stage.template repeatable
  a source string required
  a template string(stages.Template) required
 b stage.tenant repeatable
  a label string = ""
  a source string = ""
  a value string = ""
 b stage.truncate repeatable
  b rule required repeatable
   a limit string(bytes) required
   a suffix string
   a sources list(string)
   a source_type string(stages.SourceType) = "line"
 b stage.timestamp repeatable
  a source string required
  a format string required
  a fallback_formats list(string) = []
  a location string = ""
  a action_on_failure string = "fudge"
  a action_on_duplicate_timestamp string = "fudge"
 b stage.windowsevent repeatable
  a source string = "message"
  a drop_invalid_labels bool = false
  a overwrite_existing bool = false
 x receiver capsule(loki.LogsReceiver)
component loki.relabel generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 a max_cache_size number = 10000
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 x receiver capsule(loki.LogsReceiver)
 x rules capsule(relabel.Rules)
component loki.rules.kubernetes generally-available
 a address string required
 a tenant_id string
 a use_legacy_routes bool = false
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a sync_interval duration = "30s"
 a loki_namespace_prefix string = "alloy"
 a loki_namespace_separator string = "-"
 a external_labels map(string)
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 b extra_query_matchers
  b matcher repeatable
   a name string required
   a value string required
   a match_type string required
 b rule_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b rule_namespace_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
component loki.secretfilter public-preview
 a forward_to list(capsule(loki.LogsReceiver)) required
 a origin_label string = ""
 a redact_with string = ""
 a redact_percent number = 80
 a gitleaks_config string = ""
 a rate number = 1.0
 a processing_timeout duration = "0s"
 a drop_on_timeout bool = false
 a label_timed_out bool = false
 x receiver capsule(loki.LogsReceiver)
component loki.source.api generally-available
 a graceful_shutdown_timeout duration = "30s"
 a forward_to list(capsule(loki.LogsReceiver)) required
 a labels map(string) = {}
 a relabel_rules capsule(relabel.Rules)
 a use_incoming_timestamp bool = false
 a max_send_message_size string(bytes) = "100MiB"
 b http
  a listen_address string = ""
  a listen_port number = 8080
  a conn_limit number = 0
  a server_read_timeout duration = "30s"
  a server_write_timeout duration = "30s"
  a server_idle_timeout duration = "120s"
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
  b http2
   a enabled bool
   a max_handlers number
   a max_concurrent_streams number
   a max_decoder_header_table_size number
   a max_encoder_header_table_size number
   a max_read_frame_size number
   a permit_prohibited_ciphers bool
   a idle_timeout duration
   a read_idle_timeout duration
   a ping_timeout duration
   a write_byte_timeout duration
   a max_upload_buffer_per_connection number
   a max_upload_buffer_per_stream number
 b grpc
  a listen_address string = ""
  a listen_port number = 0
  a conn_limit number = 0
  a max_connection_age duration
  a max_connection_age_grace duration
  a max_connection_idle duration
  a server_max_recv_msg_size number
  a server_max_send_msg_size number
  a server_max_concurrent_streams number = 100
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
component loki.source.awsfirehose generally-available
 a graceful_shutdown_timeout duration = "30s"
 a access_key secret = ""
 a use_incoming_timestamp bool = false
 a forward_to list(capsule(loki.LogsReceiver)) required
 a relabel_rules capsule(relabel.Rules)
 b http
  a listen_address string = ""
  a listen_port number = 8080
  a conn_limit number = 0
  a server_read_timeout duration = "30s"
  a server_write_timeout duration = "30s"
  a server_idle_timeout duration = "120s"
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
  b http2
   a enabled bool
   a max_handlers number
   a max_concurrent_streams number
   a max_decoder_header_table_size number
   a max_encoder_header_table_size number
   a max_read_frame_size number
   a permit_prohibited_ciphers bool
   a idle_timeout duration
   a read_idle_timeout duration
   a ping_timeout duration
   a write_byte_timeout duration
   a max_upload_buffer_per_connection number
   a max_upload_buffer_per_stream number
 b grpc
  a listen_address string = ""
  a listen_port number = 0
  a conn_limit number = 0
  a max_connection_age duration
  a max_connection_age_grace duration
  a max_connection_idle duration
  a server_max_recv_msg_size number
  a server_max_send_msg_size number
  a server_max_concurrent_streams number = 100
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
component loki.source.azure_event_hubs generally-available
 a fully_qualified_namespace string required
 a event_hubs list(string) required
 a group_id string = "loki.source.azure_event_hubs"
 a use_incoming_timestamp bool = false
 a disallow_custom_messages bool = false
 a relabel_rules capsule(relabel.Rules)
 a labels map(string) = {}
 a assignor string = "range"
 a forward_to list(capsule(loki.LogsReceiver)) required
 b authentication required
  a mechanism string required
  a scopes list(string)
  a connection_string secret
component loki.source.cloudflare generally-available
 a api_token secret required
 a zone_id string required
 a labels map(string) = {}
 a workers number = 3
 a pull_range duration = "1m"
 a fields_type string(cloudflare.FieldsType) = "default"
 a additional_fields list(string)
 a forward_to list(capsule(loki.LogsReceiver)) required
component loki.source.docker generally-available
 a host string required
 a targets list(capsule(discovery.Target)+convertible) required
 a forward_to list(capsule(loki.LogsReceiver)) required
 a labels map(string) = {}
 a relabel_rules capsule(relabel.Rules)
 a refresh_interval duration = "60s"
 b http_client_config
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
component loki.source.file generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 a forward_to list(capsule(loki.LogsReceiver)) required
 a encoding string = ""
 a tail_from_end bool = false
 a legacy_positions_file string = ""
 a on_positions_file_error string(file.OnPositionsFileError) = "restart_from_beginning"
 b decompression
  a enabled bool required
  a initial_delay duration = "0s"
  a format string(file.CompressionFormat) required
 b file_watch
  a min_poll_frequency duration = "250ms"
  a max_poll_frequency duration = "250ms"
 b file_match
  a enabled bool = false
  a sync_period duration = "10s"
  a ignore_older_than duration = "0s"
component loki.source.gcplog generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 a relabel_rules capsule(relabel.Rules)
 b pull
  a project_id string required
  a subscription string required
  a labels map(string) = {}
  a use_incoming_timestamp bool = false
  a use_full_line bool = false
  b limit
   a max_outstanding_bytes string(bytes) = "1GiB"
   a max_outstanding_messages number = 1000
 b push
  a graceful_shutdown_timeout duration = "30s"
  a push_timeout duration = "0s"
  a labels map(string) = {}
  a use_incoming_timestamp bool = false
  a use_full_line bool = false
  b http
   a listen_address string = ""
   a listen_port number = 8080
   a conn_limit number = 0
   a server_read_timeout duration = "30s"
   a server_write_timeout duration = "30s"
   a server_idle_timeout duration = "120s"
   b tls
    a cert_pem string = ""
    a key_pem secret = ""
    a cert_file string = ""
    a key_file string = ""
    a client_auth_type string = "NoClientCert"
    a client_ca_file string = ""
    a client_ca string
    a cipher_suites string
    a min_version string
   b http2
    a enabled bool
    a max_handlers number
    a max_concurrent_streams number
    a max_decoder_header_table_size number
    a max_encoder_header_table_size number
    a max_read_frame_size number
    a permit_prohibited_ciphers bool
    a idle_timeout duration
    a read_idle_timeout duration
    a ping_timeout duration
    a write_byte_timeout duration
    a max_upload_buffer_per_connection number
    a max_upload_buffer_per_stream number
  b grpc
   a listen_address string = ""
   a listen_port number = 0
   a conn_limit number = 0
   a max_connection_age duration
   a max_connection_age_grace duration
   a max_connection_idle duration
   a server_max_recv_msg_size number
   a server_max_send_msg_size number
   a server_max_concurrent_streams number = 100
   b tls
    a cert_pem string = ""
    a key_pem secret = ""
    a cert_file string = ""
    a key_file string = ""
    a client_auth_type string = "NoClientCert"
    a client_ca_file string = ""
    a client_ca string
    a cipher_suites string
    a min_version string
component loki.source.gelf generally-available
 a listen_address string = "0.0.0.0:12201"
 a use_incoming_timestamp bool = false
 a relabel_rules capsule(relabel.Rules)
 a forward_to list(capsule(loki.LogsReceiver)) required
component loki.source.heroku generally-available
 a graceful_shutdown_timeout duration = "30s"
 a labels map(string) = {}
 a use_incoming_timestamp bool = false
 a forward_to list(capsule(loki.LogsReceiver)) required
 a relabel_rules capsule(relabel.Rules)
 b http
  a listen_address string = ""
  a listen_port number = 8080
  a conn_limit number = 0
  a server_read_timeout duration = "30s"
  a server_write_timeout duration = "30s"
  a server_idle_timeout duration = "120s"
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
  b http2
   a enabled bool
   a max_handlers number
   a max_concurrent_streams number
   a max_decoder_header_table_size number
   a max_encoder_header_table_size number
   a max_read_frame_size number
   a permit_prohibited_ciphers bool
   a idle_timeout duration
   a read_idle_timeout duration
   a ping_timeout duration
   a write_byte_timeout duration
   a max_upload_buffer_per_connection number
   a max_upload_buffer_per_stream number
 b grpc
  a listen_address string = ""
  a listen_port number = 0
  a conn_limit number = 0
  a max_connection_age duration
  a max_connection_age_grace duration
  a max_connection_idle duration
  a server_max_recv_msg_size number
  a server_max_send_msg_size number
  a server_max_concurrent_streams number = 100
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
component loki.source.journal generally-available
 a format_as_json bool = false
 a max_age duration = "7h"
 a path string = ""
 a relabel_rules capsule(relabel.Rules)
 a matches string = ""
 a forward_to list(capsule(loki.LogsReceiver)) required
 a labels map(string) = {}
 b legacy_position
  a file string required
  a name string required
component loki.source.kafka generally-available
 a brokers list(string) required
 a topics list(string) required
 a group_id string = "loki.source.kafka"
 a assignor string = "range"
 a version string = "2.2.1"
 a use_incoming_timestamp bool = false
 a labels map(string) = {}
 a forward_to list(capsule(loki.LogsReceiver)) required
 a relabel_rules capsule(relabel.Rules)
 b authentication
  a type string = "none"
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
  b sasl_config
   a mechanism string = "PLAIN"
   a user string = ""
   a password secret = ""
   a use_tls bool = false
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
   b oauth_config
    a token_provider string required = ""
    a scopes list(string) required = []
component loki.source.kubernetes generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 a forward_to list(capsule(loki.LogsReceiver)) required
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b clustering
  a enabled bool required
component loki.source.kubernetes_events generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 a job_name string = "loki.source.kubernetes_events"
 a namespaces list(string) = []
 a log_format string = "logfmt"
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b clustering
  a enabled bool required
component loki.source.podlogs generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 a tail_from_end bool = false
 a preserve_discovered_labels bool = false
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b namespace_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b node_filter
  a enabled bool = false
  a node_name string = ""
 b clustering
  a enabled bool required
component loki.source.syslog generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 a relabel_rules capsule(relabel.Rules)
 b listener required repeatable
  a address string required
  a protocol string = "tcp"
  a idle_timeout duration = "120s"
  a label_structured_data bool = false
  a labels map(string) = {}
  a use_incoming_timestamp bool = false
  a use_rfc5424_message bool = false
  a rfc3164_default_to_current_year bool = false
  a rfc5424_allow_empty_msg bool = false
  a max_message_length number = 8192
  a syslog_format string(config.SyslogFormat) = "rfc5424"
  a udp_queue_size number = 10
  a udp_host_cache_size number = 128
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
  b raw_format_options
   a use_null_terminator_delimiter bool = false
  b rfc3164_cisco_components
   a enable_all bool = false
   a message_counter bool = false
   a sequence_number bool = false
   a hostname bool = false
   a second_fractions bool = false
component loki.source.windowsevent generally-available
 a locale number = 0
 a eventlog_name string
 a xpath_query string = "*"
 a bookmark_path string = "DATA_PATH/bookmark.xml"
 a poll_interval duration = "3s"
 a exclude_event_data bool = false
 a exclude_user_data bool = false
 a exclude_event_message bool = false
 a use_incoming_timestamp bool = false
 a forward_to list(capsule(loki.LogsReceiver)) required
 a labels map(string) = {}
 a legacy_bookmark_path string
component loki.write generally-available
 a external_labels map(string) = {}
 a max_streams number
 b endpoint repeatable
  a name string
  a url string required
  a batch_wait duration = "1s"
  a batch_size string(bytes) = "1MiB"
  a remote_timeout duration = "10s"
  a headers map(string)
  a min_backoff_period duration = "500ms"
  a max_backoff_period duration = "5m"
  a max_backoff_retries number = 10
  a tenant_id string
  a retry_on_http_429 bool = true
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
  b queue_config
   a capacity string(bytes) = "10MiB"
   a min_shards number = 1
   a drain_timeout duration = "1m"
   a block_on_overflow bool = true
 b wal
  a enabled bool = false
  a max_segment_age duration = "1h"
  a min_read_frequency duration = "250ms"
  a max_read_frequency duration = "1s"
  a drain_timeout duration = "30s"
 x receiver capsule(loki.LogsReceiver)
component mimir.alerts.kubernetes experimental
 a address string required
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a sync_interval duration = "5m"
 a template_files map(string) = {}
 a global_config secret required
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 b alertmanagerconfig_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b alertmanagerconfig_namespace_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b alertmanagerconfig_matcher
  a strategy string required = "OnNamespace"
  a alertmanager_namespace string
component mimir.rules.kubernetes generally-available
 a address string required
 a tenant_id string
 a use_legacy_routes bool = false
 a prometheus_http_prefix string = "/prometheus"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a sync_interval duration = "5m"
 a mimir_namespace_prefix string = "alloy"
 a mimir_namespace_separator string = "/"
 a external_labels map(string) = {}
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 b extra_query_matchers
  b matcher repeatable
   a name string required
   a value string
   a value_from_label string
   a match_type string required
 b rule_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b rule_namespace_selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
component otelcol.auth.basic generally-available
 a username string
 a password secret
 b client_auth
  a username string = ""
  a username_file string = ""
  a password secret = ""
  a password_file string = ""
 b htpasswd
  a file string = ""
  a inline string = ""
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(auth.Handler)
component otelcol.auth.bearer generally-available
 a scheme string = "Bearer"
 a token secret required
 a header string = "Authorization"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(auth.Handler)
component otelcol.auth.google public-preview
 a project string
 a quota_project string
 a token_type string = "access_token"
 a audience string
 a scopes list(string) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(auth.Handler)
component otelcol.auth.headers generally-available
 b header repeatable
  a key string required
  a value optional_secret
  a from_context string
  a from_attribute string
  a action string(headers.Action) = "upsert"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(auth.Handler)
component otelcol.auth.oauth2 generally-available
 a client_id string = ""
 a client_id_file string = ""
 a client_secret secret = ""
 a client_secret_file string = ""
 a client_certificate_key_id string = ""
 a client_certificate_key secret = ""
 a client_certificate_key_file string = ""
 a grant_type string = "client_credentials"
 a signature_algorithm string = "RS256"
 a iss string = ""
 a audience string = ""
 a claims map(any) = {}
 a token_url string required = ""
 a endpoint_params map(list(string)) = {}
 a scopes list(string) = []
 a timeout duration = "0s"
 a expiry_buffer duration = "0s"
 b tls
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a insecure bool
  a insecure_skip_verify bool
  a server_name string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(auth.Handler)
component otelcol.auth.sigv4 generally-available
 a region string = ""
 a service string = ""
 b assume_role
  a arn string = ""
  a session_name string = ""
  a sts_region string = ""
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(auth.Handler)
component otelcol.connector.count experimental
 b spans repeatable
  a name string
  a description string = ""
  a conditions list(string) = []
  b attributes repeatable
   a key string required
   a default_value any
 b spanevents repeatable
  a name string
  a description string = ""
  a conditions list(string) = []
  b attributes repeatable
   a key string required
   a default_value any
 b metrics repeatable
  a name string
  a description string = ""
  a conditions list(string) = []
  b attributes repeatable
   a key string required
   a default_value any
 b datapoints repeatable
  a name string
  a description string = ""
  a conditions list(string) = []
  b attributes repeatable
   a key string required
   a default_value any
 b logs repeatable
  a name string
  a description string = ""
  a conditions list(string) = []
  b attributes repeatable
   a key string required
   a default_value any
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.connector.host_info generally-available
 a host_identifiers list(string) = ["host.id"]
 a metrics_flush_interval duration = "60s"
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.connector.servicegraph generally-available
 a latency_histogram_buckets list(duration) = ["2ms", "4ms", "6ms", "8ms", "10ms", "50ms", "100ms", "200ms", "400ms", "800ms", "1s", "1400ms", "2s", "5s", "10s", "15s"]
 a dimensions list(string) = []
 a cache_loop duration = "1m"
 a store_expiration_loop duration = "2s"
 a virtual_node_peer_attributes list(string) = ["peer.service", "db.name", "db.system"]
 a virtual_node_extra_label bool = false
 a metrics_flush_interval duration = "60s"
 a database_name_attributes list(string) = ["db.name"]
 a exponential_histogram_max_size number
 b store
  a max_items number = 1000
  a ttl duration = "2s"
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.connector.signaltometrics experimental
 a error_mode string(ottl.ErrorMode) = "propagate"
 b spans repeatable
  a name string required
  a description string = ""
  a unit string = ""
  a conditions list(string) = []
  b include_resource_attributes repeatable
   a key string required
   a optional bool = false
   a default_value any
  b attributes repeatable
   a key string required
   a optional bool = false
   a default_value any
  b histogram
   a buckets list(number)
   a count string = ""
   a value string required
  b exponential_histogram
   a max_size number = 160
   a count string = ""
   a value string required
  b sum
   a value string required
  b gauge
   a value string required
 b datapoints repeatable
  a name string required
  a description string = ""
  a unit string = ""
  a conditions list(string) = []
  b include_resource_attributes repeatable
   a key string required
   a optional bool = false
   a default_value any
  b attributes repeatable
   a key string required
   a optional bool = false
   a default_value any
  b histogram
   a buckets list(number)
   a count string = ""
   a value string required
  b exponential_histogram
   a max_size number = 160
   a count string = ""
   a value string required
  b sum
   a value string required
  b gauge
   a value string required
 b logs repeatable
  a name string required
  a description string = ""
  a unit string = ""
  a conditions list(string) = []
  b include_resource_attributes repeatable
   a key string required
   a optional bool = false
   a default_value any
  b attributes repeatable
   a key string required
   a optional bool = false
   a default_value any
  b histogram
   a buckets list(number)
   a count string = ""
   a value string required
  b exponential_histogram
   a max_size number = 160
   a count string = ""
   a value string required
  b sum
   a value string required
  b gauge
   a value string required
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.connector.spanlogs generally-available
 a spans bool = false
 a roots bool = false
 a processes bool = false
 a events bool = false
 a span_attributes list(string) = []
 a process_attributes list(string) = []
 a event_attributes list(string) = []
 a labels list(string) = []
 b overrides
  a logs_instance_tag string = "traces"
  a service_key string = "svc"
  a span_name_key string = "span"
  a status_key string = "status"
  a duration_key string = "dur"
  a trace_id_key string = "tid"
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 x input capsule(otelcol.Consumer)
component otelcol.connector.spanmetrics generally-available
 a exclude_dimensions list(string) = []
 a dimensions_cache_size number = 0
 a resource_metrics_cache_size number = 1000
 a resource_metrics_key_attributes list(string) = []
 a aggregation_cardinality_limit number = 0
 a aggregation_temporality string = "CUMULATIVE"
 a metrics_flush_interval duration = "60s"
 a metrics_expiration duration = "0s"
 a series_expiration duration = "0s"
 a metric_timestamp_cache_size number = 1000
 a namespace string = "traces.span.metrics"
 a include_instrumentation_scope list(string) = []
 a include_collector_instance_id bool = false
 b dimension repeatable
  a name string
  a default string
  a glob string
 b calls_dimension repeatable
  a name string
  a default string
  a glob string
 b histogram required
  a disable bool = false
  a unit string = "ms"
  b dimension repeatable
   a name string
   a default string
   a glob string
  b exponential
   a max_size number = 160
  b explicit
   a buckets list(duration) = ["2ms", "4ms", "6ms", "8ms", "10ms", "50ms", "100ms", "200ms", "400ms", "800ms", "1s", "1400ms", "2s", "5s", "10s", "15s"]
 b exemplars
  a enabled bool = false
  a max_per_data_point number = 5
 b events
  a enabled bool = false
  b dimension repeatable
   a name string
   a default string
   a glob string
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.awss3 experimental
 a timeout duration = "5s"
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b s3_uploader required
  a region string = "us-east-1"
  a s3_bucket string required
  a s3_prefix string required
  a s3_base_prefix string
  a s3_partition_format string = "year=%Y/month=%m/day=%d/hour=%H/minute=%M"
  a s3_partition_timezone string
  a role_arn string
  a file_prefix string
  a endpoint string
  a s3_force_path_style bool = false
  a disable_ssl bool = false
  a compression string(configcompression.Type) = "none"
  a acl string = "private"
  a storage_class string = "STANDARD"
  a unique_key_func_name string
  a retry_mode string = "standard"
  a retry_max_attempts number = 3
  a retry_max_backoff duration = "20s"
 b marshaler
  a type string = "otlp_json"
 b resource_attrs_to_s3
  a s3_prefix string required
  a s3_bucket string
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.datadog generally-available community
 a hostname_detection_timeout duration = "25s"
 a only_metadata bool = false
 a hostname string
 b client
  a read_buffer_size number
  a write_buffer_size number
  a timeout duration = "15s"
  a max_idle_conns number = 100
  a max_idle_conns_per_host number = 5
  a max_conns_per_host number
  a idle_conn_timeout duration = "45s"
  a disable_keep_alives bool
  a insecure_skip_verify bool
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b api required
  a api_key secret required
  a site string = "datadoghq.com"
  a fail_on_invalid_key bool = false
 b traces
  a endpoint string = "https://trace.agent.datadoghq.com"
  a ignore_resources list(string)
  a span_name_remappings map(string)
  a span_name_as_resource_name bool = true
  a compute_stats_by_span_kind bool = true
  a compute_top_level_by_span_kind bool = false
  a peer_tags_aggregation bool = false
  a peer_tags list(string)
  a trace_buffer number = 10
 b metrics
  a delta_ttl number = 3600
  a endpoint string = "https://api.datadoghq.com"
  b exporter
   a resource_attributes_as_tags bool = false
   a instrumentation_scope_metadata_as_tags bool = true
  b histograms
   a mode string = "distributions"
   a send_aggregation_metrics bool = false
  b sums
   a cumulative_monotonic_mode string = "to_delta"
   a initial_cumulative_monotonic_value string = "auto"
  b summaries
   a mode string = "gauges"
 b logs
  a endpoint string = "https://http-intake.logs.datadoghq.com"
  a use_compression bool = true
  a compression_level number = 6
  a batch_wait number = 5
 b host_metadata
  a enabled bool = true
  a hostname_source string = "config_or_system"
  a tags list(string)
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.debug experimental
 a verbosity string = "basic"
 a sampling_initial number = 2
 a sampling_thereafter number = 1
 a use_internal_logger bool = true
 a output_paths list(string) = ["stdout"]
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.faro experimental
 b client required
  a endpoint string required
  a proxy_url string
  a compression string(otelcol.CompressionType) = "gzip"
  a read_buffer_size string(bytes) = "0B"
  a write_buffer_size string(bytes) = "512KiB"
  a timeout duration = "30s"
  a headers map(string) = {}
  a max_idle_conns number = 100
  a max_idle_conns_per_host number = 0
  a max_conns_per_host number = 0
  a idle_conn_timeout duration = "90s"
  a disable_keep_alives bool = false
  a http2_read_idle_timeout duration = "0s"
  a http2_ping_timeout duration = "15s"
  a force_attempt_http2 bool = true
  a auth capsule(auth.Handler)
  b compression_params
   a level number required
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a insecure bool
   a insecure_skip_verify bool
   a server_name string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b cookies
   a enabled bool = false
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.file public-preview
 a path string required
 a append bool = false
 a format string = "json"
 a encoding string
 a compression string
 a flush_interval duration = "1s"
 b rotation
  a max_megabytes number = 100
  a max_days number = 0
  a max_backups number = 100
  a localtime bool = false
 b compression_params
  a level number required
 b group_by
  a enabled bool = false
  a resource_attribute string = "fileexporter.path_segment"
  a max_open_files number = 100
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.googlecloud generally-available community
 a project string
 a destination_project_quota bool = false
 a user_agent string = "opentelemetry-collector-contrib {{version}}"
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b impersonate
  a target_principal string
  a subject string = ""
  a delegates list(string) = []
 b metric
  a prefix string = "workload.googleapis.com"
  a endpoint string = "monitoring.googleapis.com:443"
  a compression string
  a grpc_pool_size number = 1
  a use_insecure bool = false
  a known_domains list(string) = ["googleapis.com", "kubernetes.io", "istio.io", "knative.dev"]
  a skip_create_descriptor bool = false
  a instrumentation_library_labels bool = true
  a create_service_timeseries bool = false
  a create_metric_descriptor_buffer_size number = 10
  a service_resource_labels bool = true
  a resource_filters list(object) = []
  a cumulative_normalization bool = true
  a sum_of_squared_deviation bool = false
  b experimental_wal
   a directory string = "./"
   a max_backoff duration = "1h"
 b trace
  a endpoint string = "cloudtrace.googleapis.com:443"
  a grpc_pool_size number = 1
  a use_insecure bool = false
  a attribute_mappings list(object) = []
 b log
  a endpoint string = "logging.googleapis.com:443"
  a compression string
  a grpc_pool_size number = 1
  a use_insecure bool = false
  a default_log_name string = ""
  a resource_filters list(object) = []
  a service_resource_labels bool = true
  a error_reporting_type bool = false
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.googlecloudpubsub generally-available community
 a project string
 a user_agent string = "opentelemetry-collector-contrib {{version}}"
 a topic string required = ""
 a compression string = ""
 a endpoint string = ""
 a universe_domain string = "googleapis.com"
 a insecure bool = false
 a timeout duration = "12s"
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b watermark
  a behavior string = ""
  a allowed_drift duration
 b ordering
  a enabled bool = false
  a from_resource_attribute string = ""
  a remove_resource_attribute bool
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.kafka generally-available
 a protocol_version string required
 a brokers list(string) = ["localhost:9092"]
 a resolve_canonical_bootstrap_servers_only bool = false
 a client_id string = "otel-collector"
 a topic string
 a topic_from_attribute string = ""
 a encoding string = "otlp_proto"
 a partition_traces_by_id bool = false
 a partition_metrics_by_resource_attributes bool = false
 a partition_logs_by_resource_attributes bool = false
 a partition_logs_by_trace_id bool = false
 a timeout duration = "5s"
 a conn_idle_timeout duration = "9m"
 a include_metadata_keys list(string) = []
 b logs
  a topic string = "otlp_logs"
  a topic_from_metadata_key string = ""
  a encoding string = "otlp_proto"
  a message_key_from_metadata_key string = ""
 b metrics
  a topic string = "otlp_metrics"
  a topic_from_metadata_key string = ""
  a encoding string = "otlp_proto"
  a message_key_from_metadata_key string = ""
 b traces
  a topic string = "otlp_spans"
  a topic_from_metadata_key string = ""
  a encoding string = "otlp_proto"
  a message_key_from_metadata_key string = ""
 b authentication
  b plaintext
   a username string required
   a password secret required
  b sasl
   a username string required
   a password secret required
   a mechanism string required
   a version number = 0
   b aws_msk
    a region string required
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a insecure bool
   a insecure_skip_verify bool
   a server_name string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b kerberos
   a service_name string
   a realm string
   a use_keytab bool
   a username string required
   a password secret
   a config_file string
   a keytab_file string
   a disable_fast_negotiation bool = false
 b metadata
  a full bool = true
  a refresh_interval duration = "10m"
  b retry
   a max_retries number = 3
   a backoff duration = "250ms"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b producer
  a max_message_bytes number = 1000000
  a max_broker_write_bytes number = 104857600
  a required_acks number = 1
  a compression string = "none"
  a flush_max_messages number = 10000
  a allow_auto_topic_creation bool
  a linger duration = "10ms"
  b compression_params
   a level number = 0
 b record_partitioner
  a round_robin bool = false
  a least_backup bool = false
  b sticky_key
   a hasher string = "sarama_compat"
 b tls
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a insecure bool
  a insecure_skip_verify bool
  a server_name string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.loadbalancing generally-available
 a routing_key string = "traceID"
 a timeout duration = "0s"
 b protocol required
  b otlp required
   a timeout duration
   b queue
    a enabled bool = true
    a num_consumers number = 10
    a queue_size number = 1000
    a block_on_overflow bool = false
    a sizer string = "requests"
    a wait_for_result bool = false
    a storage capsule(extension.ExtensionHandler)
    b batch
     a flush_timeout duration = "200ms"
     a min_size number = 2000
     a max_size number = 3000
     a sizer string = "items"
   b retry
    a enabled bool = true
    a initial_interval duration = "5s"
    a randomization_factor number = 0.5
    a multiplier number = 1.5
    a max_interval duration = "30s"
    a max_elapsed_time duration = "5m"
   b client required
    a compression string(otelcol.CompressionType) = "gzip"
    a read_buffer_size string(bytes)
    a write_buffer_size string(bytes) = "512KiB"
    a wait_for_ready bool = false
    a headers map(string) = {}
    a balancer_name string = "round_robin"
    a authority string
    a auth capsule(auth.Handler)
    b tls
     a ca_pem string
     a ca_file string
     a cert_pem string
     a cert_file string
     a key_pem secret
     a key_file string
     a min_version string = "TLS 1.2"
     a max_version string = "TLS 1.3"
     a reload_interval duration = "0s"
     a cipher_suites list(string) = []
     a include_insecure_cipher_suites bool = false
     a include_system_ca_certs_pool bool = false
     a curve_preferences list(string) = []
     a insecure bool
     a insecure_skip_verify bool
     a server_name string
     b tpm
      a enabled bool = false
      a path string = ""
      a owner_auth string = ""
      a auth string = ""
    b keepalive
     a ping_wait duration
     a ping_response_timeout duration
     a ping_without_stream bool
 b resolver required
  b static
   a hostnames list(string) required
  b dns
   a hostname string required
   a port string = "4317"
   a interval duration = "5s"
   a timeout duration = "1s"
  b kubernetes
   a service string required
   a ports list(number) = [4317]
   a timeout duration = "1m"
   a return_hostnames bool = false
  b aws_cloud_map
   a namespace string required
   a service_name string required
   a health_status string = "HEALTHY"
   a interval duration = "30s"
   a timeout duration = "5s"
   a port number
   a owner_account string = ""
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.loki generally-available
 a forward_to list(capsule(loki.LogsReceiver)) required
 x input capsule(otelcol.Consumer)
component otelcol.exporter.otlp generally-available
 a timeout duration = "5s"
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b client required
  a endpoint string required
  a compression string(otelcol.CompressionType) = "gzip"
  a read_buffer_size string(bytes)
  a write_buffer_size string(bytes) = "512KiB"
  a wait_for_ready bool = false
  a headers map(string) = {}
  a balancer_name string = "round_robin"
  a authority string
  a auth capsule(auth.Handler)
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a insecure bool
   a insecure_skip_verify bool
   a server_name string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b keepalive
   a ping_wait duration
   a ping_response_timeout duration
   a ping_without_stream bool
 x input capsule(otelcol.Consumer)
component otelcol.exporter.otlphttp generally-available
 a traces_endpoint string
 a metrics_endpoint string
 a logs_endpoint string
 a encoding string = "proto"
 b client required
  a endpoint string required
  a proxy_url string
  a compression string(otelcol.CompressionType) = "gzip"
  a read_buffer_size string(bytes) = "0B"
  a write_buffer_size string(bytes) = "512KiB"
  a timeout duration = "30s"
  a headers map(string) = {}
  a max_idle_conns number = 100
  a max_idle_conns_per_host number = 0
  a max_conns_per_host number = 0
  a idle_conn_timeout duration = "90s"
  a disable_keep_alives bool = false
  a http2_read_idle_timeout duration = "0s"
  a http2_ping_timeout duration = "15s"
  a force_attempt_http2 bool = true
  a auth capsule(auth.Handler)
  b compression_params
   a level number required
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a insecure bool
   a insecure_skip_verify bool
   a server_name string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b cookies
   a enabled bool = false
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.prometheus generally-available
 a include_target_info bool = true
 a include_scope_info bool = false
 a include_scope_labels bool = true
 a gc_frequency duration = "5m"
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a add_metric_suffixes bool = true
 a resource_to_telemetry_conversion bool = false
 a honor_metadata bool = false
 a convert_classic_histograms_to_nhcb bool = false
 a keep_identifying_resource_attributes bool = false
 a start_timestamp_zero_ingestion bool = false
 x input capsule(otelcol.Consumer)
component otelcol.exporter.splunkhec generally-available community
 b client required
  a endpoint string required
  a read_buffer_size number = 0
  a write_buffer_size number = 0
  a timeout duration = "15s"
  a max_idle_conns number = 100
  a max_idle_conns_per_host number = 0
  a max_conns_per_host number = 0
  a idle_conn_timeout duration = "45s"
  a disable_keep_alives bool = false
  a insecure_skip_verify bool = false
  a force_attempt_http2 bool = true
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b splunk required
  a log_data_enabled bool = true
  a profiling_data_enabled bool = true
  a token secret required
  a source string = ""
  a sourcetype string = ""
  a index string = ""
  a disable_compression bool = false
  a max_content_length_logs number = 2097152
  a max_content_length_metrics number = 2097152
  a max_content_length_traces number = 2097152
  a max_event_size number = 5242880
  a splunk_app_name string = "Alloy"
  a splunk_app_version string = ""
  a health_path string = "/services/collector/health"
  a health_check_enabled bool = true
  a export_raw bool = false
  a use_multi_metric_format bool
  b otel_to_hec_fields
   a severity_text string = ""
   a severity_number string = ""
  b heartbeat
   a interval duration = "0s"
   a startup bool = false
  b telemetry
   a enabled bool = false
   a override_metrics_names map(string)
   a extra_attributes map(string)
 b otel_attrs_to_hec_metadata
  a source string = "com.splunk.source"
  a sourcetype string = "com.splunk.sourcetype"
  a index string = "com.splunk.index"
  a host string = "host.name"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.exporter.syslog public-preview
 a timeout duration = "5s"
 a endpoint string required
 a port number = 514
 a network string = "tcp"
 a protocol string(config.SysLogFormat) = "rfc5424"
 a enable_octet_counting bool = false
 b sending_queue
  a enabled bool = true
  a num_consumers number = 10
  a queue_size number = 1000
  a block_on_overflow bool = false
  a sizer string = "requests"
  a wait_for_result bool = false
  a storage capsule(extension.ExtensionHandler)
  b batch switch
   a flush_timeout duration = "200ms"
   a min_size number = 2000
   a max_size number = 3000
   a sizer string = "items"
 b retry_on_failure
  a enabled bool = true
  a initial_interval duration = "5s"
  a randomization_factor number = 0.5
  a multiplier number = 1.5
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b tls
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a insecure bool
  a insecure_skip_verify bool
  a server_name string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 x input capsule(otelcol.Consumer)
component otelcol.extension.jaeger_remote_sampling generally-available
 b grpc
  a endpoint string = "0.0.0.0:14250"
  a transport string = "tcp"
  a max_recv_msg_size string(bytes) = "4MiB"
  a max_concurrent_streams number
  a read_buffer_size string(bytes) = "512KiB"
  a write_buffer_size string(bytes)
  a auth capsule(auth.Handler)
  a include_metadata bool
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a client_ca_file string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b keepalive
   b server_parameters
    a max_connection_idle duration
    a max_connection_age duration
    a max_connection_age_grace duration
    a time duration = "2h"
    a timeout duration = "20s"
   b enforcement_policy
    a min_time duration = "5m"
    a permit_without_stream bool = false
 b http
  a endpoint string = "0.0.0.0:5778"
  a auth capsule(auth.Handler)
  a max_request_body_size string(bytes) = "20MiB"
  a include_metadata bool
  a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
  a keep_alives_enabled bool = true
  a idle_timeout duration = "1m"
  a read_timeout duration = "0s"
  a write_timeout duration = "30s"
  a read_header_timeout duration = "1m"
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a client_ca_file string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b cors
   a allowed_origins list(string)
   a allowed_headers list(string) = ["X-Requested-With"]
   a exposed_headers list(string)
   a max_age number
 b source required
  a content string = ""
  a file string = ""
  a reload_interval duration = "0"
  b remote
   a endpoint string required
   a compression string(otelcol.CompressionType) = "gzip"
   a read_buffer_size string(bytes)
   a write_buffer_size string(bytes) = "512KiB"
   a wait_for_ready bool = false
   a headers map(string) = {}
   a balancer_name string = "round_robin"
   a authority string
   a auth capsule(auth.Handler)
   b tls
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a min_version string = "TLS 1.2"
    a max_version string = "TLS 1.3"
    a reload_interval duration = "0s"
    a cipher_suites list(string) = []
    a include_insecure_cipher_suites bool = false
    a include_system_ca_certs_pool bool = false
    a curve_preferences list(string) = []
    a insecure bool
    a insecure_skip_verify bool
    a server_name string
    b tpm
     a enabled bool = false
     a path string = ""
     a owner_auth string = ""
     a auth string = ""
   b keepalive
    a ping_wait duration
    a ping_response_timeout duration
    a ping_without_stream bool
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
component otelcol.processor.attributes generally-available
 b include
  a match_type string required
  a services list(string) = []
  a span_names list(string) = []
  a log_bodies list(string) = []
  a log_severity_texts list(string) = []
  a metric_names list(string) = []
  a span_kinds list(string) = []
  b regexp
   a cache_enabled bool = false
   a cache_max_num_entries number = 0
  b log_severity
   a min string(otelcol.SeverityLevel) required
   a match_undefined bool required
  b attribute repeatable
   a key string required
   a value any
  b resource repeatable
   a key string required
   a value any
  b library repeatable
   a name string required
   a version string
 b exclude
  a match_type string required
  a services list(string) = []
  a span_names list(string) = []
  a log_bodies list(string) = []
  a log_severity_texts list(string) = []
  a metric_names list(string) = []
  a span_kinds list(string) = []
  b regexp
   a cache_enabled bool = false
   a cache_max_num_entries number = 0
  b log_severity
   a min string(otelcol.SeverityLevel) required
   a match_undefined bool required
  b attribute repeatable
   a key string required
   a value any
  b resource repeatable
   a key string required
   a value any
  b library repeatable
   a name string required
   a version string
 b action repeatable
  a key string
  a value any
  a pattern string = ""
  a from_attribute string = ""
  a from_context string = ""
  a converted_type string = ""
  a action string required
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.batch generally-available
 a timeout duration = "200ms"
 a send_batch_size number = 2000
 a send_batch_max_size number = 3000
 a metadata_keys list(string) = []
 a metadata_cardinality_limit number = 1000
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.cumulativetodelta public-preview
 a max_staleness duration = "0"
 a initial_value string = "auto"
 b include
  a metrics list(string)
  a match_type string
  a metric_types list(string)
 b exclude
  a metrics list(string)
  a match_type string
  a metric_types list(string)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.deltatocumulative experimental
 a max_stale duration = "5m"
 a max_streams number = 9223372036854775807
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.discovery generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 a operation_type string = "upsert"
 a pod_associations list(string) = ["ip", "net.host.ip", "k8s.pod.ip", "hostname", "connection"]
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 x input capsule(otelcol.Consumer)
component otelcol.processor.filter generally-available
 a error_mode string(ottl.ErrorMode) = "ignore"
 b traces
  a span list(string)
  a spanevent list(string)
 b metrics
  a metric list(string)
  a datapoint list(string)
 b logs
  a log_record list(string)
 b trace_conditions repeatable
  a context string
  a conditions list(string) required
 b metric_conditions repeatable
  a context string
  a conditions list(string) required
 b log_conditions repeatable
  a context string
  a conditions list(string) required
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.groupbyattrs generally-available
 a keys list(string) = []
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.interval experimental
 a interval duration = "60s"
 b passthrough
  a gauge bool = false
  a summary bool = false
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.k8sattributes generally-available
 a auth_type string = "serviceAccount"
 a passthrough bool = false
 a wait_for_metadata bool = false
 a wait_for_metadata_timeout duration = "10s"
 a watch_sync_period duration = "5m"
 a pod_delete_grace_period duration = "120s"
 b extract
  a metadata list(string)
  a otel_annotations bool = false
  a deployment_name_from_replicaset bool = true
  b annotation repeatable
   a tag_name string = ""
   a key string = ""
   a key_regex string = ""
   a from string = "pod"
  b label repeatable
   a tag_name string = ""
   a key string = ""
   a key_regex string = ""
   a from string = "pod"
 b filter
  a node string = ""
  a namespace string = ""
  b field repeatable
   a key string required
   a value string required
   a op string = "equals"
  b label repeatable
   a key string required
   a value string required
   a op string = "equals"
 b pod_association repeatable
  b source required repeatable
   a from string required
   a name string
 b exclude
  b pod repeatable
   a name string required
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.memory_limiter generally-available
 a check_interval duration required
 a limit string(bytes) = "0MiB"
 a spike_limit string(bytes)
 a limit_percentage number = 0
 a spike_limit_percentage number = 0
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.metric_start_time generally-available
 a strategy string = "true_reset_point"
 a gc_interval duration = "10m"
 a start_time_metric_regex string = ""
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.probabilistic_sampler generally-available
 a sampling_percentage number = 0
 a hash_seed number = 0
 a mode string = "proportional"
 a fail_closed bool = true
 a sampling_precision number = 4
 a attribute_source string = "traceID"
 a from_attribute string = ""
 a sampling_priority string = ""
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.redaction experimental
 a allow_all_keys bool = false
 a allowed_keys list(string) = []
 a ignored_keys list(string) = []
 a blocked_key_patterns list(string) = []
 a ignored_key_patterns list(string) = []
 a allowed_values list(string) = []
 a blocked_values list(string) = []
 a hash_function string = ""
 a hmac_key secret = ""
 a redact_all_types bool = false
 a summary string = ""
 b url_sanitizer
  a enabled bool = false
  a attributes list(string) = []
  a sanitize_span_name bool = true
 b db_sanitizer
  a sanitize_span_name bool = true
  b sql
   a enabled bool = false
   a attributes list(string) = []
  b redis
   a enabled bool = false
   a attributes list(string) = []
  b valkey
   a enabled bool = false
   a attributes list(string) = []
  b memcached
   a enabled bool = false
   a attributes list(string) = []
  b mongo
   a enabled bool = false
   a attributes list(string) = []
  b opensearch
   a enabled bool = false
   a attributes list(string) = []
  b es
   a enabled bool = false
   a attributes list(string) = []
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.resourcedetection generally-available
 a detectors list(string) = ["env"]
 a override bool = true
 a fail_on_missing_metadata bool = false
 a timeout duration = "5s"
 b ec2
  a tags list(string) = []
  a max_attempts number = 3
  a max_backoff duration = "20s"
  a fail_on_missing_metadata bool
  a tags_from_imds bool = false
  b resource_attributes
   b cloud.account.id
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.image.id
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
 b ecs
  b resource_attributes
   b aws.ecs.cluster.arn
    a enabled bool required
   b aws.ecs.launchtype
    a enabled bool required
   b aws.ecs.task.arn
    a enabled bool required
   b aws.ecs.task.family
    a enabled bool required
   b aws.ecs.task.id
    a enabled bool required
   b aws.ecs.task.revision
    a enabled bool required
   b aws.log.group.arns
    a enabled bool required
   b aws.log.group.names
    a enabled bool required
   b aws.log.stream.arns
    a enabled bool required
   b aws.log.stream.names
    a enabled bool required
   b cloud.account.id
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
 b eks
  a node_from_env_var string = "K8S_NODE_NAME"
  b resource_attributes
   b cloud.account.id
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b k8s.cluster.name
    a enabled bool required
 b elasticbeanstalk
  b resource_attributes
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b deployment.environment
    a enabled bool required
   b service.instance.id
    a enabled bool required
   b service.version
    a enabled bool required
 b lambda
  b resource_attributes
   b aws.log.group.names
    a enabled bool required
   b aws.log.stream.names
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b faas.instance
    a enabled bool required
   b faas.max_memory
    a enabled bool required
   b faas.name
    a enabled bool required
   b faas.version
    a enabled bool required
 b akamai
  b resource_attributes
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b azure
  a tags list(string) = []
  b resource_attributes
   b azure.resourcegroup.name
    a enabled bool required
   b azure.vm.name
    a enabled bool required
   b azure.vm.scaleset.name
    a enabled bool required
   b azure.vm.size
    a enabled bool required
   b cloud.account.id
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b aks
  b resource_attributes
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b k8s.cluster.name
    a enabled bool required
 b consul
  a address string = ""
  a datacenter string = ""
  a token secret = ""
  a namespace string = ""
  a meta list(string) = []
  b resource_attributes
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b docker
  b resource_attributes
   b host.name
    a enabled bool required
   b os.type
    a enabled bool required
 b digitalocean
  b resource_attributes
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b gcp
  b resource_attributes
   b cloud.account.id
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b faas.id
    a enabled bool required
   b faas.instance
    a enabled bool required
   b faas.name
    a enabled bool required
   b faas.version
    a enabled bool required
   b gcp.cloud_run.job.execution
    a enabled bool required
   b gcp.cloud_run.job.task_index
    a enabled bool required
   b gcp.gce.instance.hostname
    a enabled bool required
   b gcp.gce.instance.name
    a enabled bool required
   b gcp.gce.instance.group_manager.name
    a enabled bool required
   b gcp.gce.instance.group_manager.region
    a enabled bool required
   b gcp.gce.instance.group_manager.zone
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
   b k8s.cluster.name
    a enabled bool required
 b heroku
  b resource_attributes
   b cloud.provider
    a enabled bool required
   b heroku.app.id
    a enabled bool required
   b heroku.dyno.id
    a enabled bool required
   b heroku.release.commit
    a enabled bool required
   b heroku.release.creation_timestamp
    a enabled bool required
   b service.instance.id
    a enabled bool required
   b service.name
    a enabled bool required
   b service.version
    a enabled bool required
 b hetzner
  b resource_attributes
   b cloud.availability_zone
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b system
  a hostname_sources list(string) = ["dns", "os"]
  b resource_attributes
   b host.arch
    a enabled bool required
   b host.cpu.cache.l2.size
    a enabled bool required
   b host.cpu.family
    a enabled bool required
   b host.cpu.model.id
    a enabled bool required
   b host.cpu.model.name
    a enabled bool required
   b host.cpu.stepping
    a enabled bool required
   b host.cpu.vendor.id
    a enabled bool required
   b host.id
    a enabled bool required
   b host.interface
    a enabled bool required
   b host.ip
    a enabled bool required
   b host.mac
    a enabled bool required
   b host.name
    a enabled bool required
   b os.build.id
    a enabled bool required
   b os.description
    a enabled bool required
   b os.name
    a enabled bool required
   b os.type
    a enabled bool required
   b os.version
    a enabled bool required
 b openshift
  a address string
  a token string = ""
  b tls
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a insecure bool
   a insecure_skip_verify bool
   a server_name string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b resource_attributes
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b k8s.cluster.name
    a enabled bool required
 b kubernetes_node
  a auth_type string = "none"
  a context string = ""
  a node_from_env_var string = "K8S_NODE_NAME"
  b resource_attributes
   b k8s.node.name
    a enabled bool required
   b k8s.node.uid
    a enabled bool required
 b kubeadm
  a auth_type string = "none"
  a context string = ""
  b resource_attributes
   b k8s.cluster.name
    a enabled bool required
   b k8s.cluster.uid
    a enabled bool required
 b dynatrace
 b nova
  a fail_on_missing_metadata bool = false
  a labels list(string) = []
  b resource_attributes
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
 b oraclecloud
  b resource_attributes
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
   b k8s.cluster.name
    a enabled bool required
   b oracle_cloud.realm
    a enabled bool required
 b scaleway
  b resource_attributes
   b cloud.account.id
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.image.id
    a enabled bool required
   b host.image.name
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
 b upcloud
  a fail_on_missing_metadata bool = false
  b resource_attributes
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b vultr
  a fail_on_missing_metadata bool = false
  b resource_attributes
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.name
    a enabled bool required
 b tencent_cvm
  a fail_on_missing_metadata bool = false
  b resource_attributes
   b cloud.account.id
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.image.id
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
 b alibaba_ecs
  a fail_on_missing_metadata bool = false
  b resource_attributes
   b cloud.account.id
    a enabled bool required
   b cloud.availability_zone
    a enabled bool required
   b cloud.platform
    a enabled bool required
   b cloud.provider
    a enabled bool required
   b cloud.region
    a enabled bool required
   b host.id
    a enabled bool required
   b host.image.id
    a enabled bool required
   b host.name
    a enabled bool required
   b host.type
    a enabled bool required
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.span generally-available
 b include
  a match_type string required
  a services list(string) = []
  a span_names list(string) = []
  a log_bodies list(string) = []
  a log_severity_texts list(string) = []
  a metric_names list(string) = []
  a span_kinds list(string) = []
  b regexp
   a cache_enabled bool = false
   a cache_max_num_entries number = 0
  b log_severity
   a min string(otelcol.SeverityLevel) required
   a match_undefined bool required
  b attribute repeatable
   a key string required
   a value any
  b resource repeatable
   a key string required
   a value any
  b library repeatable
   a name string required
   a version string
 b exclude
  a match_type string required
  a services list(string) = []
  a span_names list(string) = []
  a log_bodies list(string) = []
  a log_severity_texts list(string) = []
  a metric_names list(string) = []
  a span_kinds list(string) = []
  b regexp
   a cache_enabled bool = false
   a cache_max_num_entries number = 0
  b log_severity
   a min string(otelcol.SeverityLevel) required
   a match_undefined bool required
  b attribute repeatable
   a key string required
   a value any
  b resource repeatable
   a key string required
   a value any
  b library repeatable
   a name string required
   a version string
 b name
  a from_attributes list(string) = []
  a separator string = ""
  b to_attributes
   a rules list(string) required
   a break_after_match bool = false
   a keep_original_name bool = false
 b status
  a code string required
  a description string = ""
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.tail_sampling generally-available
 a decision_wait duration = "30s"
 a decision_wait_after_root_received duration = "0s"
 a num_traces number = 50000
 a block_on_overflow bool = false
 a expected_new_traces_per_sec number = 0
 a sample_on_first_match bool = false
 a drop_pending_traces_on_shutdown bool = false
 a maximum_trace_size_bytes number = 0
 a decision_cache object = {}
 b policy required repeatable
  a name string required
  a type string required
  b latency
   a threshold_ms number required
   a upper_threshold_ms number = 0
  b numeric_attribute
   a key string required
   a min_value number required
   a max_value number required
   a invert_match bool = false
  b probabilistic
   a hash_salt string
   a sampling_percentage number required
  b status_code
   a status_codes list(string) required
  b string_attribute
   a key string required
   a values list(string) required
   a enabled_regex_matching bool = false
   a cache_max_size number
   a invert_match bool = false
  b rate_limiting
   a spans_per_second number required
   a burst_capacity number = 0
  b bytes_limiting
   a bytes_per_second number required
   a burst_capacity number = 0
  b span_count
   a min_spans number required
   a max_spans number = 0
  b boolean_attribute
   a key string required
   a value bool required
   a invert_match bool = false
  b ottl_condition
   a error_mode string(tail_sampling.ErrorMode) required
   a span list(string) = []
   a spanevent list(string) = []
  b trace_state
   a key string required
   a values list(string) required
  b composite
   a max_total_spans_per_second number required
   a policy_order list(string) required
   b composite_sub_policy repeatable
    a name string required
    a type string required
    b latency
     a threshold_ms number required
     a upper_threshold_ms number = 0
    b numeric_attribute
     a key string required
     a min_value number required
     a max_value number required
     a invert_match bool = false
    b probabilistic
     a hash_salt string
     a sampling_percentage number required
    b status_code
     a status_codes list(string) required
    b string_attribute
     a key string required
     a values list(string) required
     a enabled_regex_matching bool = false
     a cache_max_size number
     a invert_match bool = false
    b rate_limiting
     a spans_per_second number required
     a burst_capacity number = 0
    b bytes_limiting
     a bytes_per_second number required
     a burst_capacity number = 0
    b span_count
     a min_spans number required
     a max_spans number = 0
    b boolean_attribute
     a key string required
     a value bool required
     a invert_match bool = false
    b ottl_condition
     a error_mode string(tail_sampling.ErrorMode) required
     a span list(string) = []
     a spanevent list(string) = []
    b trace_state
     a key string required
     a values list(string) required
    b and
     b and_sub_policy required repeatable
      a name string required
      a type string required
      b latency
       a threshold_ms number required
       a upper_threshold_ms number = 0
      b numeric_attribute
       a key string required
       a min_value number required
       a max_value number required
       a invert_match bool = false
      b probabilistic
       a hash_salt string
       a sampling_percentage number required
      b status_code
       a status_codes list(string) required
      b string_attribute
       a key string required
       a values list(string) required
       a enabled_regex_matching bool = false
       a cache_max_size number
       a invert_match bool = false
      b rate_limiting
       a spans_per_second number required
       a burst_capacity number = 0
      b bytes_limiting
       a bytes_per_second number required
       a burst_capacity number = 0
      b span_count
       a min_spans number required
       a max_spans number = 0
      b boolean_attribute
       a key string required
       a value bool required
       a invert_match bool = false
      b ottl_condition
       a error_mode string(tail_sampling.ErrorMode) required
       a span list(string) = []
       a spanevent list(string) = []
      b trace_state
       a key string required
       a values list(string) required
   b rate_allocation repeatable
    a policy string required
    a percent number required
  b and
   b and_sub_policy required repeatable
    a name string required
    a type string required
    b latency
     a threshold_ms number required
     a upper_threshold_ms number = 0
    b numeric_attribute
     a key string required
     a min_value number required
     a max_value number required
     a invert_match bool = false
    b probabilistic
     a hash_salt string
     a sampling_percentage number required
    b status_code
     a status_codes list(string) required
    b string_attribute
     a key string required
     a values list(string) required
     a enabled_regex_matching bool = false
     a cache_max_size number
     a invert_match bool = false
    b rate_limiting
     a spans_per_second number required
     a burst_capacity number = 0
    b bytes_limiting
     a bytes_per_second number required
     a burst_capacity number = 0
    b span_count
     a min_spans number required
     a max_spans number = 0
    b boolean_attribute
     a key string required
     a value bool required
     a invert_match bool = false
    b ottl_condition
     a error_mode string(tail_sampling.ErrorMode) required
     a span list(string) = []
     a spanevent list(string) = []
    b trace_state
     a key string required
     a values list(string) required
  b not
   b not_sub_policy required
    a name string required
    a type string required
    b latency
     a threshold_ms number required
     a upper_threshold_ms number = 0
    b numeric_attribute
     a key string required
     a min_value number required
     a max_value number required
     a invert_match bool = false
    b probabilistic
     a hash_salt string
     a sampling_percentage number required
    b status_code
     a status_codes list(string) required
    b string_attribute
     a key string required
     a values list(string) required
     a enabled_regex_matching bool = false
     a cache_max_size number
     a invert_match bool = false
    b rate_limiting
     a spans_per_second number required
     a burst_capacity number = 0
    b bytes_limiting
     a bytes_per_second number required
     a burst_capacity number = 0
    b span_count
     a min_spans number required
     a max_spans number = 0
    b boolean_attribute
     a key string required
     a value bool required
     a invert_match bool = false
    b ottl_condition
     a error_mode string(tail_sampling.ErrorMode) required
     a span list(string) = []
     a spanevent list(string) = []
    b trace_state
     a key string required
     a values list(string) required
  b drop
   b drop_sub_policy required repeatable
    a name string required
    a type string required
    b latency
     a threshold_ms number required
     a upper_threshold_ms number = 0
    b numeric_attribute
     a key string required
     a min_value number required
     a max_value number required
     a invert_match bool = false
    b probabilistic
     a hash_salt string
     a sampling_percentage number required
    b status_code
     a status_codes list(string) required
    b string_attribute
     a key string required
     a values list(string) required
     a enabled_regex_matching bool = false
     a cache_max_size number
     a invert_match bool = false
    b rate_limiting
     a spans_per_second number required
     a burst_capacity number = 0
    b bytes_limiting
     a bytes_per_second number required
     a burst_capacity number = 0
    b span_count
     a min_spans number required
     a max_spans number = 0
    b boolean_attribute
     a key string required
     a value bool required
     a invert_match bool = false
    b ottl_condition
     a error_mode string(tail_sampling.ErrorMode) required
     a span list(string) = []
     a spanevent list(string) = []
    b trace_state
     a key string required
     a values list(string) required
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.processor.transform generally-available
 a error_mode string(ottl.ErrorMode) = "ignore"
 b statements
  a trace list(string) = []
  a metric list(string) = []
  a log list(string) = []
 b trace_statements repeatable
  a context string(transform.ContextID) required
  a conditions list(string)
  a statements list(string) required
  a error_mode string(ottl.ErrorMode)
 b metric_statements repeatable
  a context string(transform.ContextID) required
  a conditions list(string)
  a statements list(string) required
  a error_mode string(ottl.ErrorMode)
 b log_statements repeatable
  a context string(transform.ContextID) required
  a conditions list(string)
  a statements list(string) required
  a error_mode string(ottl.ErrorMode)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x input capsule(otelcol.Consumer)
component otelcol.receiver.awscloudwatch experimental
 a region string required
 a profile string
 a imds_endpoint string
 a storage capsule(extension.ExtensionHandler)
 b logs
  a poll_interval duration = "1m"
  a max_events_per_request number = 1000
  a start_from string = ""
  a initial_lookback duration
  b groups
   b autodiscover
    a prefix string
    a limit number = 50
    b streams
     a prefixes list(string)
     a names list(string)
   b named repeatable
    a group_name string required
    a prefixes list(string)
    a names list(string)
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.awsecscontainermetrics experimental
 a collection_interval duration = "20s"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.awss3 experimental
 a start_time string
 a end_time string
 b s3downloader required
  a region string = "us-east-1"
  a s3_bucket string required
  a s3_prefix string required
  a s3_partition_format string = "year=%Y/month=%m/day=%d/hour=%H/minute=%M"
  a s3_partition_timezone string
  a file_prefix string
  a endpoint string
  a endpoint_partition_id string = "aws"
  a s3_force_path_style bool = false
 b sqs
  a queue_url string
  a region string
  a endpoint string
  a wait_time_seconds number = 20
  a max_number_of_messages number = 10
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.cloudflare experimental
 a endpoint string required
 a secret string
 a timestamp_field string = "EdgeStartTimestamp"
 a timestamp_format string = "rfc3339"
 a separator string
 a attributes map(string)
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.datadog experimental
 a endpoint string = "localhost:8126"
 a auth capsule(auth.Handler)
 a max_request_body_size string(bytes) = "20MiB"
 a include_metadata bool = false
 a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
 a keep_alives_enabled bool = true
 a idle_timeout duration = "1m"
 a read_timeout duration = "1m"
 a write_timeout duration = "30s"
 a read_header_timeout duration = "1m"
 a trace_id_cache_size number = 0
 a idle_series_timeout duration = "0s"
 a idle_series_cleanup_interval duration = "5m"
 a decode_json_message bool = true
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b cors
  a allowed_origins list(string) = []
  a allowed_headers list(string) = ["X-Requested-With"]
  a exposed_headers list(string) = []
  a max_age number = 0
 b intake
  a behavior string required
  b proxy
   b api required
    a key secret required
    a site string = "datadoghq.com"
    a fail_on_invalid_key bool = false
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.faro experimental
 a endpoint string = "localhost:8080"
 a auth capsule(auth.Handler)
 a max_request_body_size string(bytes) = "20MiB"
 a include_metadata bool = false
 a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
 a keep_alives_enabled bool = true
 a idle_timeout duration = "1m"
 a read_timeout duration = "0s"
 a write_timeout duration = "30s"
 a read_header_timeout duration = "1m"
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b cors
  a allowed_origins list(string) = []
  a allowed_headers list(string) = ["X-Requested-With"]
  a exposed_headers list(string) = []
  a max_age number = 0
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.file_stats generally-available
 a include string required
 a collection_interval duration = "1m"
 a initial_delay duration = "1s"
 a timeout duration = "0s"
 b metrics
  b file.atime
   a enabled bool = false
  b file.count
   a enabled bool = false
  b file.ctime
   a enabled bool = false
  b file.mtime
   a enabled bool = true
  b file.size
   a enabled bool = true
 b resource_attributes
  b file.name
   a enabled bool = true
   b metrics_include repeatable
    a strict string
    a regexp string
   b metrics_exclude repeatable
    a strict string
    a regexp string
  b file.path
   a enabled bool = false
   b metrics_include repeatable
    a strict string
    a regexp string
   b metrics_exclude repeatable
    a strict string
    a regexp string
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.filelog public-preview
 a include list(string) required
 a exclude list(string) = []
 a exclude_older_than duration = "0s"
 a poll_interval duration = "200ms"
 a max_concurrent_files number = 10
 a max_batches number = 10
 a start_at string = "end"
 a fingerprint_size string(bytes) = "1KiB"
 a max_log_size string(bytes) = "1MiB"
 a encoding string = "utf-8"
 a force_flush_period duration = "500ms"
 a delete_after_read bool = false
 a include_file_record_number bool = false
 a compression string
 a acquire_fs_lock bool = false
 a file_cache_advise bool = false
 a preserve_leading_whitespaces bool = false
 a preserve_trailing_whitespaces bool = false
 a include_file_name bool = true
 a include_file_path bool = false
 a include_file_name_resolved bool = false
 a include_file_path_resolved bool = false
 a include_file_owner_name bool = false
 a include_file_owner_group_name bool = false
 a include_file_permissions bool = false
 a attributes map(string) = {}
 a resource map(string) = {}
 a operators list(map(any)) = []
 a storage capsule(extension.ExtensionHandler)
 b ordering_criteria
  a regex string = ""
  a top_n number = 1
  a group_by string = ""
  b sort_by required repeatable
   a sort_type string
   a regex_key string = ""
   a ascending bool = true
   a layout string = ""
   a location string = "UTC"
 b multiline
  a line_start_pattern string
  a line_end_pattern string
  a omit_pattern bool = false
 b header
  a pattern string required
  a metadata_operators list(map(any)) required
 b retry_on_failure
  a enabled bool = false
  a initial_interval duration = "1s"
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.fluentforward experimental
 a endpoint string required
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a logs list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.googlecloudpubsub generally-available community
 a project string = ""
 a user_agent string
 a endpoint string = ""
 a universe_domain string = "googleapis.com"
 a insecure bool = false
 a subscription string required = ""
 a encoding string = ""
 a compression string = ""
 a ignore_encoding_error bool = false
 a client_id string
 a timeout duration = "12s"
 b flow_control
  a trigger_ack_batch_duration duration = "10s"
  a stream_ack_deadline duration = "60s"
  a max_outstanding_messages number = 0
  a max_outstanding_bytes number = 0
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 x input capsule(otelcol.Consumer)
component otelcol.receiver.influxdb generally-available
 a endpoint string = "localhost:8086"
 a auth capsule(auth.Handler)
 a max_request_body_size string(bytes) = "20MiB"
 a include_metadata bool = false
 a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
 a keep_alives_enabled bool = true
 a idle_timeout duration = "1m"
 a read_timeout duration = "0s"
 a write_timeout duration = "30s"
 a read_header_timeout duration = "1m"
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b cors
  a allowed_origins list(string)
  a allowed_headers list(string) = ["X-Requested-With"]
  a exposed_headers list(string)
  a max_age number
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.jaeger generally-available
 b protocols required
  b grpc
   a endpoint string = "0.0.0.0:14250"
   a transport string = "tcp"
   a max_recv_msg_size string(bytes)
   a max_concurrent_streams number
   a read_buffer_size string(bytes) = "512KiB"
   a write_buffer_size string(bytes)
   a auth capsule(auth.Handler)
   a include_metadata bool
   b tls switch
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a min_version string = "TLS 1.2"
    a max_version string = "TLS 1.3"
    a reload_interval duration = "0s"
    a cipher_suites list(string) = []
    a include_insecure_cipher_suites bool = false
    a include_system_ca_certs_pool bool = false
    a curve_preferences list(string) = []
    a client_ca_file string
    b tpm
     a enabled bool = false
     a path string = ""
     a owner_auth string = ""
     a auth string = ""
   b keepalive
    b server_parameters
     a max_connection_idle duration
     a max_connection_age duration
     a max_connection_age_grace duration
     a time duration = "2h"
     a timeout duration = "20s"
    b enforcement_policy
     a min_time duration = "5m"
     a permit_without_stream bool = false
  b thrift_http
   a endpoint string = "0.0.0.0:14268"
   a auth capsule(auth.Handler)
   a max_request_body_size string(bytes) = "20MiB"
   a include_metadata bool
   a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
   a keep_alives_enabled bool = true
   a idle_timeout duration = "1m"
   a read_timeout duration = "0s"
   a write_timeout duration = "30s"
   a read_header_timeout duration = "1m"
   b tls switch
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a min_version string = "TLS 1.2"
    a max_version string = "TLS 1.3"
    a reload_interval duration = "0s"
    a cipher_suites list(string) = []
    a include_insecure_cipher_suites bool = false
    a include_system_ca_certs_pool bool = false
    a curve_preferences list(string) = []
    a client_ca_file string
    b tpm
     a enabled bool = false
     a path string = ""
     a owner_auth string = ""
     a auth string = ""
   b cors
    a allowed_origins list(string)
    a allowed_headers list(string) = ["X-Requested-With"]
    a exposed_headers list(string)
    a max_age number
  b thrift_binary
   a endpoint string = "0.0.0.0:6832"
   a queue_size number = 1000
   a max_packet_size string(bytes) = "65KiB"
   a workers number = 10
   a socket_buffer_size string(bytes)
  b thrift_compact
   a endpoint string = "0.0.0.0:6831"
   a queue_size number = 1000
   a max_packet_size string(bytes) = "65KiB"
   a workers number = 10
   a socket_buffer_size string(bytes)
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.kafka generally-available
 a brokers list(string) required = []
 a protocol_version string required = ""
 a session_timeout duration = "10s"
 a heartbeat_interval duration = "3s"
 a encoding string = "otlp_proto"
 a group_id string = "otel-collector"
 a client_id string = "otel-collector"
 a initial_offset string = "latest"
 a resolve_canonical_bootstrap_servers_only bool = false
 a min_fetch_size number = 1
 a max_fetch_size number = 1048576
 a max_partition_fetch_size number = 1048576
 a max_fetch_wait duration = "250ms"
 a group_rebalance_strategy string = "range"
 a group_rebalance_strategies list(string) = []
 a group_instance_id string = ""
 a rack_id string = ""
 a use_leader_epoch bool = true
 a conn_idle_timeout duration = "9m"
 b logs
  a topic string = ""
  a topics list(string) = ["otlp_logs"]
  a encoding string = "otlp_proto"
  a exclude_topics list(string)
 b metrics
  a topic string = ""
  a topics list(string) = ["otlp_metrics"]
  a encoding string = "otlp_proto"
  a exclude_topics list(string)
 b traces
  a topic string = ""
  a topics list(string) = ["otlp_spans"]
  a encoding string = "otlp_proto"
  a exclude_topics list(string)
 b authentication
  b plaintext
   a username string required
   a password secret required
  b sasl
   a username string required
   a password secret required
   a mechanism string required
   a version number = 0
   b aws_msk
    a region string required
  b tls switch
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a insecure bool
   a insecure_skip_verify bool
   a server_name string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b kerberos
   a service_name string
   a realm string
   a use_keytab bool
   a username string required
   a password secret
   a config_file string
   a keytab_file string
   a disable_fast_negotiation bool = false
 b metadata
  a full bool = true
  a refresh_interval duration = "10m"
  b retry
   a max_retries number = 3
   a backoff duration = "250ms"
 b autocommit
  a enable bool = true
  a interval duration = "1s"
 b message_marking
  a after_execution bool = false
  a include_unsuccessful bool = false
 b header_extraction
  a extract_headers bool = false
  a headers list(string) = []
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a insecure bool
  a insecure_skip_verify bool
  a server_name string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b error_backoff
  a enabled bool = false
  a initial_interval duration = "0s"
  a randomization_factor number = 0
  a multiplier number = 0
  a max_interval duration = "0s"
  a max_elapsed_time duration = "0s"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.loki generally-available
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 x receiver capsule(loki.LogsReceiver)
component otelcol.receiver.nginx public-preview
 a endpoint string required
 a collection_interval duration = "10s"
 a initial_delay duration = "1s"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.otlp generally-available
 b grpc
  a endpoint string = "0.0.0.0:4317"
  a transport string = "tcp"
  a max_recv_msg_size string(bytes) = "4MiB"
  a max_concurrent_streams number
  a read_buffer_size string(bytes) = "512KiB"
  a write_buffer_size string(bytes)
  a auth capsule(auth.Handler)
  a include_metadata bool = false
  b tls switch
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a client_ca_file string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b keepalive
   b server_parameters
    a max_connection_idle duration
    a max_connection_age duration
    a max_connection_age_grace duration
    a time duration = "2h"
    a timeout duration = "20s"
   b enforcement_policy
    a min_time duration = "5m"
    a permit_without_stream bool = false
 b http
  a endpoint string = "0.0.0.0:4318"
  a auth capsule(auth.Handler)
  a max_request_body_size string(bytes) = "20MiB"
  a include_metadata bool = false
  a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
  a keep_alives_enabled bool = true
  a idle_timeout duration = "1m"
  a read_timeout duration = "0s"
  a write_timeout duration = "30s"
  a read_header_timeout duration = "1m"
  a traces_url_path string = "/v1/traces"
  a metrics_url_path string = "/v1/metrics"
  a logs_url_path string = "/v1/logs"
  b tls switch
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a client_ca_file string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b cors
   a allowed_origins list(string)
   a allowed_headers list(string) = ["X-Requested-With"]
   a exposed_headers list(string)
   a max_age number
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.prometheus generally-available
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x receiver capsule(prometheus.storage.Appendable)
component otelcol.receiver.solace generally-available
 a broker string = "localhost:5671"
 a queue string required
 a max_unacknowledged number = 10
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a insecure bool
  a insecure_skip_verify bool
  a server_name string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b flow_control
  b delayed_retry required
   a delay duration
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b auth required
  b sasl_plain
   a username string required
   a password secret required
  b sasl_xauth2
   a username string required
   a bearer string required
  b sasl_external
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.splunkhec public-preview
 a endpoint string = "localhost:8088"
 a auth capsule(auth.Handler)
 a max_request_body_size string(bytes) = "20MiB"
 a include_metadata bool = false
 a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
 a keep_alives_enabled bool = true
 a idle_timeout duration = "1m"
 a read_timeout duration = "0s"
 a write_timeout duration = "30s"
 a read_header_timeout duration = "1m"
 a raw_path string = "/services/collector/raw"
 a health_path string = "/services/collector/health"
 a splitting string(splunkhec.SplittingStrategy) = "line"
 a access_token_passthrough bool = false
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b cors
  a allowed_origins list(string)
  a allowed_headers list(string) = ["X-Requested-With"]
  a exposed_headers list(string)
  a max_age number
 b hec_metadata_to_otel_attrs
  a source string = "com.splunk.source"
  a sourcetype string = "com.splunk.sourcetype"
  a index string = "com.splunk.index"
  a host string = "host.name"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.syslog public-preview
 a protocol string(config.SysLogFormat) = "rfc5424"
 a location string = "UTC"
 a enable_octet_counting bool = false
 a max_octets number = 8192
 a allow_skip_pri_header bool = false
 a non_transparent_framing_trailer string(syslog.FramingTrailer)
 a on_error string = "send"
 b retry_on_failure
  a enabled bool = false
  a initial_interval duration = "1s"
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b tcp
  a max_log_size string(bytes) = "1MiB"
  a listen_address string
  a add_attributes bool = false
  a one_log_per_packet bool = false
  a encoding string = "utf-8"
  a preserve_leading_whitespaces bool = false
  a preserve_trailing_whitespaces bool = false
  b tls switch
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a min_version string = "TLS 1.2"
   a max_version string = "TLS 1.3"
   a reload_interval duration = "0s"
   a cipher_suites list(string) = []
   a include_insecure_cipher_suites bool = false
   a include_system_ca_certs_pool bool = false
   a curve_preferences list(string) = []
   a client_ca_file string
   b tpm
    a enabled bool = false
    a path string = ""
    a owner_auth string = ""
    a auth string = ""
  b multiline
   a line_start_pattern string
   a line_end_pattern string
   a omit_pattern bool = false
 b udp
  a listen_address string
  a one_log_per_packet bool = false
  a add_attributes bool = false
  a encoding string = "utf-8"
  a preserve_leading_whitespaces bool = false
  a preserve_trailing_whitespaces bool = false
  b multiline
   a line_start_pattern string
   a line_end_pattern string
   a omit_pattern bool = false
  b async
   a readers number = 1
   a processors number = 1
   a max_queue_length number = 100
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.tcplog experimental
 a listen_address string required
 a max_log_size string(bytes) = "1MiB"
 a add_attributes bool = false
 a one_log_per_packet bool = false
 a encoding string = "utf-8"
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b multiline
  a line_start_pattern string
  a line_end_pattern string
  a omit_pattern bool = false
 b retry_on_failure
  a enabled bool = false
  a initial_interval duration = "1s"
  a max_interval duration = "30s"
  a max_elapsed_time duration = "5m"
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.vcenter experimental
 a endpoint string required
 a username string required
 a password secret required
 a collection_interval duration = "1m"
 a initial_delay duration = "1s"
 a timeout duration = "0s"
 a max_query_metrics number = 256
 b metrics
  b vcenter.cluster.cpu.effective
   a enabled bool required = true
  b vcenter.cluster.cpu.limit
   a enabled bool required = true
  b vcenter.cluster.host.count
   a enabled bool required = true
  b vcenter.cluster.memory.effective
   a enabled bool required = true
  b vcenter.cluster.memory.limit
   a enabled bool required = true
  b vcenter.cluster.vm.count
   a enabled bool required = true
  b vcenter.cluster.vm_template.count
   a enabled bool required = true
  b vcenter.cluster.vsan.congestions
   a enabled bool required = true
  b vcenter.cluster.vsan.latency.avg
   a enabled bool required = true
  b vcenter.cluster.vsan.operations
   a enabled bool required = true
  b vcenter.cluster.vsan.throughput
   a enabled bool required = true
  b vcenter.datacenter.cluster.count
   a enabled bool required = true
  b vcenter.datacenter.cpu.limit
   a enabled bool required = true
  b vcenter.datacenter.datastore.count
   a enabled bool required = true
  b vcenter.datacenter.disk.space
   a enabled bool required = true
  b vcenter.datacenter.host.count
   a enabled bool required = true
  b vcenter.datacenter.memory.limit
   a enabled bool required = true
  b vcenter.datacenter.vm.count
   a enabled bool required = true
  b vcenter.datastore.disk.usage
   a enabled bool required = true
  b vcenter.datastore.disk.utilization
   a enabled bool required = true
  b vcenter.host.cpu.capacity
   a enabled bool required = true
  b vcenter.host.cpu.reserved
   a enabled bool required = true
  b vcenter.host.cpu.usage
   a enabled bool required = true
  b vcenter.host.cpu.utilization
   a enabled bool required = true
  b vcenter.host.disk.latency.avg
   a enabled bool required = true
  b vcenter.host.disk.latency.max
   a enabled bool required = true
  b vcenter.host.disk.throughput
   a enabled bool required = true
  b vcenter.host.memory.capacity
   a enabled bool required = false
  b vcenter.host.memory.usage
   a enabled bool required = true
  b vcenter.host.memory.utilization
   a enabled bool required = true
  b vcenter.host.network.packet.rate
   a enabled bool required = true
  b vcenter.host.network.packet.error.rate
   a enabled bool required = true
  b vcenter.host.network.packet.drop.rate
   a enabled bool required = true
  b vcenter.host.network.throughput
   a enabled bool required = true
  b vcenter.host.network.usage
   a enabled bool required = true
  b vcenter.host.vsan.cache.hit_rate
   a enabled bool required = true
  b vcenter.host.vsan.congestions
   a enabled bool required = true
  b vcenter.host.vsan.latency.avg
   a enabled bool required = true
  b vcenter.host.vsan.operations
   a enabled bool required = true
  b vcenter.host.vsan.throughput
   a enabled bool required = true
  b vcenter.resource_pool.cpu.shares
   a enabled bool required = true
  b vcenter.resource_pool.cpu.usage
   a enabled bool required = true
  b vcenter.resource_pool.memory.ballooned
   a enabled bool required = true
  b vcenter.resource_pool.memory.granted
   a enabled bool required = true
  b vcenter.resource_pool.memory.shares
   a enabled bool required = true
  b vcenter.resource_pool.memory.swapped
   a enabled bool required = true
  b vcenter.resource_pool.memory.usage
   a enabled bool required = true
  b vcenter.vm.cpu.readiness
   a enabled bool required = true
  b vcenter.vm.cpu.time
   a enabled bool required = false
  b vcenter.vm.cpu.usage
   a enabled bool required = true
  b vcenter.vm.cpu.utilization
   a enabled bool required = true
  b vcenter.vm.disk.latency.avg
   a enabled bool required = true
  b vcenter.vm.disk.latency.max
   a enabled bool required = true
  b vcenter.vm.disk.throughput
   a enabled bool required = true
  b vcenter.vm.disk.usage
   a enabled bool required = true
  b vcenter.vm.disk.utilization
   a enabled bool required = true
  b vcenter.vm.memory.ballooned
   a enabled bool required = true
  b vcenter.vm.memory.granted
   a enabled bool required = false
  b vcenter.vm.memory.swapped
   a enabled bool required = true
  b vcenter.vm.memory.swapped_ssd
   a enabled bool required = true
  b vcenter.vm.memory.usage
   a enabled bool required = true
  b vcenter.vm.memory.utilization
   a enabled bool required = true
  b vcenter.vm.network.broadcast.packet.rate
   a enabled bool required = false
  b vcenter.vm.network.multicast.packet.rate
   a enabled bool required = false
  b vcenter.vm.network.packet.rate
   a enabled bool required = true
  b vcenter.vm.network.packet.drop.rate
   a enabled bool required = true
  b vcenter.vm.network.throughput
   a enabled bool required = true
  b vcenter.vm.network.usage
   a enabled bool required = true
  b vcenter.vm.vsan.latency.avg
   a enabled bool required = true
  b vcenter.vm.vsan.operations
   a enabled bool required = true
  b vcenter.vm.vsan.throughput
   a enabled bool required = true
 b resource_attributes
  b vcenter.datacenter.name
   a enabled bool required = true
  b vcenter.cluster.name
   a enabled bool required = true
  b vcenter.datastore.name
   a enabled bool required = true
  b vcenter.host.name
   a enabled bool required = true
  b vcenter.resource_pool.inventory_path
   a enabled bool required = true
  b vcenter.resource_pool.name
   a enabled bool required = true
  b vcenter.virtual_app.inventory_path
   a enabled bool required = true
  b vcenter.virtual_app.name
   a enabled bool required = true
  b vcenter.vm.id
   a enabled bool required = true
  b vcenter.vm.name
   a enabled bool required = true
  b vcenter.vm_template.id
   a enabled bool required = true
  b vcenter.vm_template.name
   a enabled bool required = true
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a insecure bool
  a insecure_skip_verify bool
  a server_name string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.receiver.zipkin generally-available
 a parse_string_tags bool = false
 a endpoint string = "0.0.0.0:9411"
 a auth capsule(auth.Handler)
 a max_request_body_size string(bytes) = "20MiB"
 a include_metadata bool = false
 a compression_algorithms list(string) = ["", "gzip", "zstd", "zlib", "snappy", "deflate", "lz4"]
 a keep_alives_enabled bool = true
 a idle_timeout duration = "1m"
 a read_timeout duration = "0s"
 a write_timeout duration = "30s"
 a read_header_timeout duration = "1m"
 b tls switch
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a min_version string = "TLS 1.2"
  a max_version string = "TLS 1.3"
  a reload_interval duration = "0s"
  a cipher_suites list(string) = []
  a include_insecure_cipher_suites bool = false
  a include_system_ca_certs_pool bool = false
  a curve_preferences list(string) = []
  a client_ca_file string
  b tpm
   a enabled bool = false
   a path string = ""
   a owner_auth string = ""
   a auth string = ""
 b cors
  a allowed_origins list(string)
  a allowed_headers list(string) = ["X-Requested-With"]
  a exposed_headers list(string)
  a max_age number
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 b output required
  a metrics list(capsule(otelcol.Consumer)) = []
  a logs list(capsule(otelcol.Consumer)) = []
  a traces list(capsule(otelcol.Consumer)) = []
component otelcol.storage.file public-preview
 a directory string
 a timeout duration = "1s"
 a fsync bool = false
 a create_directory bool = true
 a directory_permissions string = "0750"
 b compaction
  a on_start bool = false
  a on_rebound bool = false
  a directory string
  a rebound_needed_threshold_mib number = 100
  a rebound_trigger_threshold_mib number = 10
  a max_transaction_size number = 65536
  a check_interval duration = "5s"
  a cleanup_on_start bool = false
 b debug_metrics
  a disable_high_cardinality_metrics bool = true
  a level string(otelcol.Level)
 x handler capsule(extension.ExtensionHandler)
component prometheus.echo generally-available
 a format string = "text"
 x receiver capsule(prometheus.storage.Appendable)
component prometheus.enrich experimental
 a targets list(capsule(discovery.Target)+convertible) required
 a target_to_metric_match map(string)
 a target_match_label string
 a metrics_match_label string
 a labels_to_copy list(string)
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 x receiver capsule(prometheus.storage.Appendable)
component prometheus.exporter.apache generally-available
 a scrape_uri string = "http://localhost/server-status?auto"
 a host_override string
 a insecure bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.azure generally-available
 a subscriptions list(string) required
 a resource_graph_query_filter string
 a resource_type string required
 a metrics list(string) required
 a metric_aggregations list(string)
 a timespan string
 a interval string
 a included_dimensions list(string)
 a included_resource_tags list(string) = ["owner"]
 a metric_namespace string
 a metric_name_template string = "azure_{type}_{metric}_{aggregation}_{unit}"
 a metric_help_template string = "Azure metric {metric} for {type} with aggregation {aggregation} as {unit}"
 a azure_cloud_environment string = "azurecloud"
 a validate_dimensions bool = false
 a regions list(string)
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.blackbox generally-available
 a config_file string
 a config optional_secret
 a probe_timeout_offset duration = "0.5s"
 a targets list(map(string))
 b target repeatable
  a name string required
  a address string required
  a module string = ""
  a labels map(string)
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.cadvisor generally-available
 a store_container_labels bool = true
 a allowlisted_container_labels list(string) = []
 a env_metadata_allowlist list(string) = []
 a raw_cgroup_prefix_allowlist list(string) = []
 a perf_events_config string = ""
 a resctrl_interval duration = "0"
 a disabled_metrics list(string)
 a enabled_metrics list(string) = []
 a storage_duration duration = "2m"
 a containerd_host string = "/run/containerd/containerd.sock"
 a containerd_namespace string = "k8s.io"
 a docker_host string = "unix:///var/run/docker.sock"
 a use_docker_tls bool = false
 a docker_tls_cert string = "cert.pem"
 a docker_tls_key string = "key.pem"
 a docker_tls_ca string = "ca.pem"
 a docker_only bool = false
 a disable_root_cgroup_stats bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.catchpoint experimental
 a verbose_logging bool = false
 a webhook_path string = "/catchpoint-webhook"
 a port string = "9090"
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.cloudwatch generally-available
 a sts_region string required
 a fips_disabled bool = true
 a discovery_exported_tags map(list(string)) = {}
 a labels_snake_case bool = false
 a aws_sdk_version_v2 bool = true
 a debug bool = false
 b discovery repeatable
  a regions list(string) required
  a custom_tags map(string) = {}
  a search_tags map(string) = {}
  a type string required
  a dimension_name_requirements list(string)
  a recently_active_only bool = false
  a period duration = "5m"
  a length duration
  a delay duration = "0s"
  a add_cloudwatch_timestamp bool = false
  a nil_to_zero bool = true
  b role repeatable
   a role_arn string required
   a external_id string = ""
  b metric required repeatable
   a name string required
   a statistics list(string) required
   a period duration
   a length duration
   a nil_to_zero bool
   a add_cloudwatch_timestamp bool
 b static repeatable labeled
  a regions list(string) required
  a custom_tags map(string) = {}
  a namespace string required
  a dimensions map(string) required
  a period duration
  a length duration
  a delay duration
  a nil_to_zero bool = true
  b role repeatable
   a role_arn string required
   a external_id string = ""
  b metric required repeatable
   a name string required
   a statistics list(string) required
   a period duration
   a length duration
   a nil_to_zero bool
   a add_cloudwatch_timestamp bool
 b custom_namespace repeatable labeled
  a regions list(string) required
  a custom_tags map(string) = {}
  a dimension_name_requirements list(string)
  a namespace string required
  a recently_active_only bool = false
  a delay duration = "0s"
  a period duration = "5m"
  a length duration
  a add_cloudwatch_timestamp bool = false
  a nil_to_zero bool = true
  b role repeatable
   a role_arn string required
   a external_id string = ""
  b metric required repeatable
   a name string required
   a statistics list(string) required
   a period duration
   a length duration
   a nil_to_zero bool
   a add_cloudwatch_timestamp bool
 b decoupled_scraping
  a enabled bool = false
  a scrape_interval duration = "5m"
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.consul generally-available
 a server string = "http://localhost:8500"
 a ca_file string
 a cert_file string
 a key_file string
 a server_name string
 a timeout duration = "500ms"
 a insecure_skip_verify bool = false
 a concurrent_request_limit number
 a allow_stale bool = true
 a require_consistent bool
 a kv_prefix string
 a kv_filter string = ".*"
 a generate_health_summary bool = true
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.databricks generally-available
 a server_hostname string required
 a warehouse_http_path string required
 a client_id string required
 a client_secret secret required
 a query_timeout duration = "5m"
 a billing_lookback duration = "24h"
 a jobs_lookback duration = "3h"
 a pipelines_lookback duration = "3h"
 a queries_lookback duration = "2h"
 a sla_threshold_seconds number = 3600
 a collect_task_retries bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.dnsmasq generally-available
 a address string = "localhost:53"
 a leases_file string = "/var/lib/misc/dnsmasq.leases"
 a expose_leases bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.elasticsearch generally-available
 a address string = "http://localhost:9200"
 a timeout duration = "5s"
 a all bool
 a node string
 a indices bool
 a indices_settings bool
 a cluster_settings bool
 a shards bool
 a aliases bool
 a snapshots bool
 a clusterinfo_interval duration = "5m"
 a ca string
 a client_private_key string
 a client_cert string
 a ssl_skip_verify bool
 a data_stream bool
 a slm bool
 b basic_auth
  a username string
  a password secret
  a password_file string
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.gcp generally-available
 a project_ids list(string) required
 a metrics_prefixes list(string) required
 a extra_filters list(string) = []
 a request_interval duration = "5m"
 a request_offset duration = "0s"
 a ingest_delay bool = false
 a drop_delegated_projects bool = false
 a gcp_client_timeout duration = "15s"
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.github generally-available
 a api_url string = "https://api.github.com"
 a repositories list(string)
 a organizations list(string)
 a users list(string)
 a api_token secret
 a api_token_file string
 a github_app_key_path string
 a github_app_id number
 a github_app_installation_id number
 a github_rate_limit number = 15000
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.kafka generally-available
 a instance string
 a kafka_uris list(string)
 a use_sasl bool
 a use_sasl_handshake bool = true
 a sasl_username string
 a sasl_password secret
 a sasl_mechanism string
 a sasl_disable_pafx_fast bool
 a use_tls bool
 a tls_server_name string
 a ca_file string
 a cert_file string
 a key_file string
 a insecure_skip_verify bool
 a kafka_version string = "2.0.0"
 a use_zookeeper_lag bool
 a zookeeper_uris list(string)
 a kafka_cluster_name string
 a metadata_refresh_interval string = "1m"
 a gssapi_service_name string
 a gssapi_kerberos_config_path string
 a gssapi_realm string
 a gssapi_key_tab_path string
 a gssapi_kerberos_auth_type string
 a offset_show_all bool = true
 a topic_workers number = 100
 a allow_concurrency bool = true
 a allow_auto_topic_creation bool
 a max_offsets number = 1000
 a prune_interval_seconds number = 30
 a topics_filter_regex string = ".*"
 a topics_exclude_regex string = "^$"
 a groups_filter_regex string = ".*"
 a groups_exclude_regex string = "^$"
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.memcached generally-available
 a address string = "localhost:11211"
 a timeout duration = "1s"
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.mongodb generally-available
 a mongodb_uri secret required
 a compatible_mode bool = true
 a collect_all bool = true
 a direct_connect bool = false
 a discovering_mode bool = false
 a currentop_slow_time duration = "1m"
 a enable_db_stats bool = false
 a enable_db_stats_free_storage bool = false
 a enable_diagnostic_data bool = false
 a enable_replicaset_status bool = false
 a enable_replicaset_config bool = false
 a enable_currentop_metrics bool = false
 a enable_top_metrics bool = false
 a enable_index_stats bool = false
 a enable_coll_stats bool = false
 a enable_profile bool = false
 a enable_shards bool = false
 a enable_fcv bool = false
 a enable_pbm_metrics bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.mssql generally-available
 a connection_string secret required
 a connection_name string = ""
 a max_idle_connections number = 3
 a max_open_connections number = 3
 a max_connection_lifetime duration = "0s"
 a timeout duration = "10s"
 a query_config optional_secret
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.mysql generally-available
 a data_source_name secret
 a enable_collectors list(string)
 a disable_collectors list(string)
 a set_collectors list(string)
 a enable_lock_wait_timeout bool = true
 a lock_wait_timeout number = 2
 a log_slow_filter bool = false
 b info_schema.processlist
  a min_time number = 0
  a processes_by_user bool = true
  a processes_by_host bool = true
 b info_schema.tables
  a databases string = "*"
 b perf_schema.eventsstatements
  a limit number = 250
  a time_limit number = 86400
  a text_limit number = 120
  a exclude_schemas list(string)
 b perf_schema.file_instances
  a filter string = ".*"
  a remove_prefix string = "/var/lib/mysql"
 b perf_schema.memory_events
  a remove_prefix string = "memory/"
 b heartbeat
  a database string = "heartbeat"
  a table string = "heartbeat"
  a utc bool = false
 b mysql.user
  a privileges bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.oracledb generally-available
 a connection_string secret
 a max_idle_conns number = 0
 a max_open_conns number = 10
 a query_timeout number = 5
 a default_metrics string
 a custom_metrics list(string)
 a username string
 a password secret
 b database repeatable
  a name string required
  a connection_string secret required
  a username string
  a password secret
  a labels map(string)
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.postgres generally-available
 a data_source_names list(secret)
 a disable_settings_metrics bool = false
 a disable_default_metrics bool = false
 a custom_queries_config_path string = ""
 a enabled_collectors list(string) = []
 b autodiscovery
  a enabled bool = false
  a database_allowlist list(string)
  a database_denylist list(string)
 b stat_statements
  a include_query bool = false
  a query_length number = 120
  a limit number = 100
  a exclude_databases list(string) = []
  a exclude_users list(string) = []
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.process generally-available
 a procfs_path string = "/proc"
 a track_children bool = true
 a track_threads bool = true
 a gather_smaps bool = true
 a recheck_on_scrape bool = false
 a remove_empty_groups bool = false
 b matcher repeatable
  a name string = "{{.ExeBase}}"
  a comm list(string)
  a exe list(string)
  a cmdline list(string)
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.redis generally-available
 a include_exporter_metrics bool
 a redis_addr string required
 a redis_user string
 a redis_password secret
 a redis_password_file string
 a redis_password_map_file string
 a namespace string = "redis"
 a config_command string = "CONFIG"
 a check_keys list(string)
 a check_key_groups list(string)
 a check_key_groups_batch_size number = 10000
 a max_distinct_key_groups number = 100
 a check_single_keys list(string)
 a check_streams list(string)
 a check_single_streams list(string)
 a export_key_values bool = true
 a count_keys list(string)
 a script_path string
 a script_paths list(string)
 a connection_timeout duration = "15s"
 a tls_client_key_file string
 a tls_client_cert_file string
 a tls_ca_cert_file string
 a set_client_name bool = true
 a is_tile38 bool
 a is_cluster bool
 a export_client_list bool
 a export_client_port bool
 a redis_metrics_only bool
 a ping_on_connect bool
 a incl_system_metrics bool
 a skip_tls_verification bool
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.self generally-available
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.snmp generally-available
 a config_file string
 a concurrency number = 1
 a config optional_secret
 a config_merge_strategy string = "replace"
 a targets list(map(string))
 b target repeatable labeled
  a address string required
  a module string = ""
  a auth string = ""
  a walk_params string = ""
  a snmp_context string = ""
  a labels map(string)
 b walk_param repeatable labeled
  a max_repetitions number = 25
  a retries number = 3
  a timeout duration
  a use_unconnected_udp_socket bool
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.snowflake generally-available
 a account_name string required
 a username string required
 a password secret
 a private_key_path string
 a private_key_password secret
 a role string = "ACCOUNTADMIN"
 a warehouse string required
 a exclude_deleted_tables bool = false
 a enable_tracing bool = false
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.squid generally-available
 a address string required
 a username string
 a password secret
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.static experimental
 a text string required = ""
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.statsd generally-available
 a listen_udp string = ":9125"
 a listen_tcp string = ":9125"
 a listen_unixgram string
 a unix_socket_mode string = "755"
 a mapping_config_path string
 a read_buffer number
 a cache_size number = 1000
 a cache_type string = "lru"
 a event_queue_size number = 10000
 a event_flush_threshold number = 1000
 a event_flush_interval duration = "200ms"
 a parse_dogstatsd_tags bool = true
 a parse_influxdb_tags bool = true
 a parse_librato_tags bool = true
 a parse_signalfx_tags bool = true
 a relay_addr string
 a relay_packet_length number = 1400
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.unix generally-available
 a include_exporter_metrics bool = false
 a procfs_path string = "/proc"
 a sysfs_path string = "/sys"
 a rootfs_path string = "/"
 a udev_data_path string = "/run/udev/data"
 a enable_collectors list(string) = []
 a disable_collectors list(string) = []
 a set_collectors list(string)
 b arp
  a device_exclude string
  a device_include string
  a netlink bool = false
 b bcache
  a priority_stats bool = false
 b cpu
  a bugs_include string
  a guest bool = false
  a info bool = false
  a flags_include string
 b disk
  a device_exclude string = "^(ram|loop|fd|(h|s|v|xv)d[a-z]|nvme\\d+n\\d+p)\\d+$"
  a device_include string
 b ethtool
  a device_exclude string
  a device_include string
  a metrics_include string = ".*"
 b filesystem
  a fs_types_exclude string
  a mount_points_exclude string
  a mount_timeout duration = "5s"
 b hwmon
  a chip_exclude string
  a chip_include string
 b ipvs
  a backend_labels list(string)
 b ntp
  a ip_ttl number = 1
  a local_offset_tolerance duration = "1ms"
  a max_distance duration = "3466080us"
  a protocol_version number = 4
  a server string = "127.0.0.1"
  a server_is_local bool = false
 b netclass
  a ignore_invalid_speed_device bool = false
  a ignored_devices string = "^$"
 b netdev
  a address_info bool = false
  a device_exclude string
  a device_include string
 b netstat
  a fields string
 b perf
  a cpus string
  a tracepoint list(string)
  a disable_hardware_profilers bool = false
  a disable_software_profilers bool = false
  a disable_cache_profilers bool = false
  a hardware_profilers list(string)
  a software_profilers list(string)
  a cache_profilers list(string)
 b powersupply
  a ignored_supplies string = "^$"
 b runit
  a service_dir string = "/etc/service"
 b supervisord
  a url string = "http://localhost:9001/RPC2"
 b sysctl
  a include list(string) = []
  a include_info list(string) = []
 b systemd
  a enable_restarts bool = false
  a start_time bool = false
  a task_metrics bool = false
  a unit_exclude string = ".+\\.(automount|device|mount|scope|slice)"
  a unit_include string = ".+"
 b tapestats
  a ignored_devices string = "^$"
 b textfile
  a directory string
 b vmstat
  a fields string = "^(oom_kill|pgpg|pswp|pg.*fault).*"
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.exporter.windows generally-available
 a enabled_collectors list(string) = ["cpu", "logical_disk", "net", "os", "service", "system"]
 b dfsr
  a sources_enabled list(string) = ["connection", "folder", "volume"]
 b exchange
  a enabled_list list(string) = ["ADAccessProcesses", "TransportQueues", "HttpProxy", "ActiveSync", "AvailabilityService", "OutlookWebAccess", "Autodiscover", "WorkloadManagement", "RpcClientAccess", "MapiHttpEmsmdb"]
 b iis
  a app_blacklist string
  a app_whitelist string
  a site_blacklist string
  a site_whitelist string
  a app_exclude string = "^$"
  a app_include string = "^.+$"
  a site_exclude string = "^$"
  a site_include string = "^.+$"
 b logical_disk
  a enabled_list list(string) = ["metrics"]
  a blacklist string
  a whitelist string
  a include string = "^.+$"
  a exclude string = "^$"
 b msmq
  a where_clause string
 b mssql
  a enabled_classes list(string) = ["accessmethods", "availreplica", "bufman", "databases", "dbreplica", "genstats", "info", "locks", "memmgr", "sqlerrors", "sqlstats", "transactions", "waitstats"]
 b network
  a blacklist string
  a whitelist string
  a exclude string = "^$"
  a include string = "^.+$"
 b physical_disk
  a include string = "^.+$"
  a exclude string = "^$"
 b printer
  a exclude string = "^$"
  a include string = "^.+$"
 b process
  a blacklist string
  a whitelist string
  a exclude string = "^$"
  a include string = "^.+$"
  a enable_iis_worker_process bool = false
  a counter_version number = 0
 b scheduled_task
  a exclude string = "^$"
  a include string = "^.+$"
 b service
  a include string = "^.+$"
  a exclude string = "^$"
  a use_api string
  a where_clause string
  a enable_v2_collector string
 b smb
  a enabled_list list(string) = []
 b smb_client
  a enabled_list list(string) = []
 b smtp
  a blacklist string
  a whitelist string
  a exclude string = "^$"
  a include string = "^.+$"
 b text_file
  a text_file_directory string
  a directories list(string)
 b textfile
  a text_file_directory string
  a directories list(string)
 b tcp
  a enabled_list list(string) = ["metrics", "connections_state"]
 b update
  a online bool = false
  a scrape_interval duration = "6h"
 b filetime
  a file_patterns list(string) = []
 b performancecounter
  a objects string = ""
 b mscluster
  a enabled_list list(string) = ["cluster", "network", "node", "resource", "resourcegroup"]
 b netframework
  a enabled_list list(string) = ["clrexceptions", "clrinterop", "clrjit", "clrloading", "clrlocksandthreads", "clrmemory", "clrremoting", "clrsecurity"]
 b dns
  a enabled_list list(string) = ["metrics", "wmi_stats"]
 b net
  a enabled_list list(string) = ["metrics", "nic_info"]
  a exclude string = "^$"
  a include string = "^.+$"
 b time
  a enabled_list list(string) = ["system_time", "clock_source", "ntp"]
 x targets list(capsule(discovery.Target)+convertible)
component prometheus.operator.podmonitors generally-available
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a namespaces list(string)
 a kubernetes_role string = "endpoints"
 a informer_sync_timeout duration = "1m"
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b clustering
  a enabled bool required = false
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 b scrape
  a default_scrape_interval duration = "1m"
  a default_scrape_timeout duration = "10s"
  a default_sample_limit number
  a scrape_native_histograms bool = false
  a scrape_classic_histograms bool = false
  a convert_classic_histograms_to_nhcb bool = false
  a native_histogram_bucket_limit number = 0
  a native_histogram_min_bucket_factor number = 0
  a honor_metadata bool = false
  a enable_type_and_unit_labels bool = false
  a start_timestamp_zero_ingestion bool = false
component prometheus.operator.probes generally-available
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a namespaces list(string)
 a kubernetes_role string = "endpoints"
 a informer_sync_timeout duration = "1m"
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b clustering
  a enabled bool required = false
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 b scrape
  a default_scrape_interval duration = "1m"
  a default_scrape_timeout duration = "10s"
  a default_sample_limit number
  a scrape_native_histograms bool = false
  a scrape_classic_histograms bool = false
  a convert_classic_histograms_to_nhcb bool = false
  a native_histogram_bucket_limit number = 0
  a native_histogram_min_bucket_factor number = 0
  a honor_metadata bool = false
  a enable_type_and_unit_labels bool = false
  a start_timestamp_zero_ingestion bool = false
component prometheus.operator.scrapeconfigs experimental
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a namespaces list(string)
 a kubernetes_role string = "endpoints"
 a informer_sync_timeout duration = "1m"
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b clustering
  a enabled bool required = false
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 b scrape
  a default_scrape_interval duration = "1m"
  a default_scrape_timeout duration = "10s"
  a default_sample_limit number
  a scrape_native_histograms bool = false
  a scrape_classic_histograms bool = false
  a convert_classic_histograms_to_nhcb bool = false
  a native_histogram_bucket_limit number = 0
  a native_histogram_min_bucket_factor number = 0
  a honor_metadata bool = false
  a enable_type_and_unit_labels bool = false
  a start_timestamp_zero_ingestion bool = false
component prometheus.operator.servicemonitors generally-available
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a namespaces list(string)
 a kubernetes_role string = "endpoints"
 a informer_sync_timeout duration = "1m"
 a allow_arbitrary_file_access bool = false
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b selector
  a match_labels map(string) = {}
  b match_expression repeatable
   a key string required
   a operator string required
   a values list(string)
 b clustering
  a enabled bool required = false
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 b scrape
  a default_scrape_interval duration = "1m"
  a default_scrape_timeout duration = "10s"
  a default_sample_limit number
  a scrape_native_histograms bool = false
  a scrape_classic_histograms bool = false
  a convert_classic_histograms_to_nhcb bool = false
  a native_histogram_bucket_limit number = 0
  a native_histogram_min_bucket_factor number = 0
  a honor_metadata bool = false
  a enable_type_and_unit_labels bool = false
  a start_timestamp_zero_ingestion bool = false
component prometheus.receive_http generally-available
 a graceful_shutdown_timeout duration = "30s"
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a append_metadata bool = false
 a enable_type_and_unit_labels bool = false
 a accepted_remote_write_protobuf_messages list(string) = ["prometheus.WriteRequest"]
 b http
  a listen_address string = ""
  a listen_port number = 8080
  a conn_limit number = 0
  a server_read_timeout duration = "30s"
  a server_write_timeout duration = "30s"
  a server_idle_timeout duration = "120s"
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
  b http2
   a enabled bool
   a max_handlers number
   a max_concurrent_streams number
   a max_decoder_header_table_size number
   a max_encoder_header_table_size number
   a max_read_frame_size number
   a permit_prohibited_ciphers bool
   a idle_timeout duration
   a read_idle_timeout duration
   a ping_timeout duration
   a write_byte_timeout duration
   a max_upload_buffer_per_connection number
   a max_upload_buffer_per_stream number
 b grpc
  a listen_address string = ""
  a listen_port number = 0
  a conn_limit number = 0
  a max_connection_age duration
  a max_connection_age_grace duration
  a max_connection_idle duration
  a server_max_recv_msg_size number
  a server_max_send_msg_size number
  a server_max_concurrent_streams number = 100
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
component prometheus.relabel generally-available
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a max_cache_size number = 100000
 a cache_ttl duration = "0s"
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 x receiver capsule(prometheus.storage.Appendable)
 x rules capsule(relabel.Rules)
component prometheus.remote_write generally-available
 a external_labels map(string)
 b endpoint repeatable
  a name string
  a url string required
  a remote_timeout duration = "30s"
  a headers map(string)
  a send_exemplars bool = true
  a send_native_histograms bool = false
  a protobuf_message string = "prometheus.WriteRequest"
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = false
  a http_headers map(list(secret))
  a round_robin_dns bool = false
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
  b queue_config
   a capacity number = 10000
   a max_shards number = 50
   a min_shards number = 1
   a max_samples_per_send number = 2000
   a batch_send_deadline duration = "5s"
   a min_backoff duration = "30ms"
   a max_backoff duration = "5s"
   a retry_on_http_429 bool = true
   a sample_age_limit duration = "0s"
  b metadata_config
   a send bool = true
   a send_interval duration = "1m"
   a max_samples_per_send number = 2000
  b write_relabel_config repeatable
   a source_labels list(string)
   a separator string = ";"
   a regex string(relabel.Regexp) = "(.*)"
   a modulus number
   a target_label string
   a replacement string = "$1"
   a action string(relabel.Action) = "replace"
  b sigv4
   a region string
   a access_key string
   a secret_key secret
   a profile string
   a role_arn string
   a external_id string
   a use_fips_sts_endpoint bool = false
   a service_name string = "aps"
  b azuread
   a cloud string = "AzurePublic"
   a scope string = ""
   b managed_identity
    a client_id string required
   b workload_identity
    a client_id string required
    a tenant_id string required
    a token_file_path string = "/var/run/secrets/azure/tokens/azure-identity-token"
   b oauth
    a client_id string required
    a client_secret secret required
    a tenant_id string required
   b sdk
    a tenant_id string required
  b google_iam
   a credentials_file string
 b wal
  a truncate_frequency duration = "2h"
  a min_keepalive_time duration = "5m"
  a max_keepalive_time duration = "8h"
 x receiver capsule(prometheus.storage.Appendable)
component prometheus.scrape generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 a forward_to list(capsule(prometheus.storage.Appendable)) required
 a job_name string
 a honor_labels bool = false
 a honor_timestamps bool = true
 a track_timestamps_staleness bool = false
 a params map(list(string))
 a scrape_classic_histograms bool = false
 a scrape_native_histograms bool = false
 a scrape_failure_log_file string = ""
 a scrape_interval duration = "60s"
 a scrape_timeout duration = "10s"
 a scrape_protocols list(string) = ["OpenMetricsText1.0.0", "OpenMetricsText0.0.1", "PrometheusText1.0.0", "PrometheusText0.0.4"]
 a metrics_path string = "/metrics"
 a scheme string
 a body_size_limit string(bytes)
 a sample_limit number
 a target_limit number
 a label_limit number
 a label_name_length_limit number
 a label_value_length_limit number
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 a extra_metrics bool = false
 a enable_protobuf_negotiation bool = false
 a metric_name_validation_scheme string = "legacy"
 a metric_name_escaping_scheme string = "underscores"
 a scrape_fallback_protocol string = "PrometheusText0_0_4"
 a convert_classic_histograms_to_nhcb bool = false
 a enable_compression bool = true
 a native_histogram_bucket_limit number = 0
 a native_histogram_min_bucket_factor number = 0
 a honor_metadata bool = false
 a enable_type_and_unit_labels bool = false
 a start_timestamp_zero_ingestion bool = false
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 b clustering
  a enabled bool required = false
component pyroscope.ebpf generally-available
 a forward_to list(capsule(pyroscope.Appendable)) required
 a targets list(capsule(discovery.Target)+convertible)
 a collect_interval duration = "15s"
 a sample_rate number = 19
 a python_enabled bool = true
 a perl_enabled bool = true
 a php_enabled bool = true
 a hotspot_enabled bool = true
 a ruby_enabled bool = true
 a v8_enabled bool = true
 a dotnet_enabled bool = true
 a go_enabled bool = true
 a demangle string = "none"
 a off_cpu_threshold number = 0
 a bpf_fs_root string = "/sys/fs/bpf/"
 a obi_process_context_enabled bool = true
 a load_probe bool = false
 a probe_links list(string)
 a verbose_mode bool = false
 a lazy_mode bool = false
 a no_kernel_version_check bool = false
 a pid_cache_size number = 32
 a build_id_cache_size number = 64
 a same_file_cache_size number = 8
 a cache_rounds number
 a go_table_fallback bool = false
 a symbols_map_size number = 16384
 a pid_map_size number = 2048
 a collect_user_profile bool = true
 a collect_kernel_profile bool = true
 a container_id_cache_size number = 1024
 a u_probe_links list(string)
 a targets_only bool
 a symb_cache_path string
 a symb_cache_size number
 a reporter_unsymbolized_stubs bool
 a pid_label bool = false
 a comm string = "none"
 a kernel_frames bool = true
 b debug_info
  a on_target_symbolization bool
  a upload bool
  a cache_size number
  a strip_text_section bool
  a queue_size number
  a worker_num number
component pyroscope.enrich experimental
 a targets list(capsule(discovery.Target)+convertible) required
 a target_match_label string required
 a profiles_match_label string
 a labels_to_copy list(string)
 a forward_to list(capsule(pyroscope.Appendable)) required
 x receiver capsule(pyroscope.Appendable)
component pyroscope.java generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 a forward_to list(capsule(pyroscope.Appendable)) required
 a tmp_dir string = "/tmp"
 a dist string
 b profiling_config
  a interval duration = "60s"
  a sample_rate number = 100
  a alloc string = "512k"
  a lock string = "10ms"
  a cpu bool = true
  a event string = "itimer"
  a per_thread bool = false
  a log_level string = "INFO"
  a quiet bool = false
  a custom_arguments list(string) = []
  a tlab bool = false
component pyroscope.receive_http generally-available
 a graceful_shutdown_timeout duration = "30s"
 a forward_to list(capsule(pyroscope.Appendable)) required
 a debug_info_upload_timeout duration
 b http
  a listen_address string = ""
  a listen_port number = 8080
  a conn_limit number = 0
  a server_read_timeout duration = "30s"
  a server_write_timeout duration = "30s"
  a server_idle_timeout duration = "120s"
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
  b http2
   a enabled bool
   a max_handlers number
   a max_concurrent_streams number
   a max_decoder_header_table_size number
   a max_encoder_header_table_size number
   a max_read_frame_size number
   a permit_prohibited_ciphers bool
   a idle_timeout duration
   a read_idle_timeout duration
   a ping_timeout duration
   a write_byte_timeout duration
   a max_upload_buffer_per_connection number
   a max_upload_buffer_per_stream number
 b grpc
  a listen_address string = ""
  a listen_port number = 0
  a conn_limit number = 0
  a max_connection_age duration
  a max_connection_age_grace duration
  a max_connection_idle duration
  a server_max_recv_msg_size number
  a server_max_send_msg_size number
  a server_max_concurrent_streams number = 100
  b tls
   a cert_pem string = ""
   a key_pem secret = ""
   a cert_file string = ""
   a key_file string = ""
   a client_auth_type string = "NoClientCert"
   a client_ca_file string = ""
   a client_ca string
   a cipher_suites string
   a min_version string
component pyroscope.relabel generally-available
 a forward_to list(capsule(pyroscope.Appendable)) required
 a max_cache_size number = 10000
 b rule repeatable
  a source_labels list(string)
  a separator string = ";"
  a regex string(relabel.Regexp) = "(.*)"
  a modulus number
  a target_label string
  a replacement string = "$1"
  a action string(relabel.Action) = "replace"
 x receiver capsule(pyroscope.Appendable)
 x rules capsule(relabel.Rules)
component pyroscope.scrape generally-available
 a targets list(capsule(discovery.Target)+convertible) required
 a forward_to list(capsule(pyroscope.Appendable)) required
 a job_name string
 a params map(list(string))
 a scrape_interval duration = "15s"
 a scrape_timeout duration = "18s"
 a scheme string = "http"
 a delta_profiling_duration duration = "14s"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL)
 a no_proxy string
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
 b profiling_config
  a path_prefix string
  b profile.memory
   a enabled bool = true
   a path string = "/debug/pprof/allocs"
   a delta bool = false
  b profile.block
   a enabled bool = true
   a path string = "/debug/pprof/block"
   a delta bool = false
  b profile.goroutine
   a enabled bool = true
   a path string = "/debug/pprof/goroutine"
   a delta bool = false
  b profile.mutex
   a enabled bool = true
   a path string = "/debug/pprof/mutex"
   a delta bool = false
  b profile.process_cpu
   a enabled bool = true
   a path string = "/debug/pprof/profile"
   a delta bool = true
  b profile.fgprof
   a enabled bool = false
   a path string = "/debug/fgprof"
   a delta bool = true
  b profile.godeltaprof_memory
   a enabled bool = false
   a path string = "/debug/pprof/delta_heap"
   a delta bool = false
  b profile.godeltaprof_mutex
   a enabled bool = false
   a path string = "/debug/pprof/delta_mutex"
   a delta bool = false
  b profile.godeltaprof_block
   a enabled bool = false
   a path string = "/debug/pprof/delta_block"
   a delta bool = false
  b profile.custom repeatable labeled
   a enabled bool required
   a path string required
   a delta bool = false
 b clustering
  a enabled bool required = false
component pyroscope.write generally-available
 a external_labels map(string)
 b endpoint repeatable
  a name string
  a url string required
  a remote_timeout duration = "10s"
  a debug_info_upload_timeout duration
  a headers map(string)
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  a min_backoff_period duration = "500ms"
  a max_backoff_period duration = "5m"
  a max_backoff_retries number = 10
  a retry_on_http_429 bool = true
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tracing
  a jaeger_propagator bool
  a trace_context_propagator bool
 x receiver capsule(pyroscope.Appendable)
component remote.http generally-available
 a url string required
 a poll_frequency duration = "1m"
 a poll_timeout duration = "10s"
 a is_secret bool = false
 a method string = "GET"
 a headers map(string) = {}
 a body string = ""
 b client
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 x content optional_secret
component remote.kubernetes.configmap generally-available
 a namespace string required
 a name string required
 a poll_frequency duration = "1m"
 a poll_timeout duration = "15s"
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 x data map(optional_secret)
component remote.kubernetes.secret generally-available
 a namespace string required
 a name string required
 a poll_frequency duration = "1m"
 a poll_timeout duration = "15s"
 b client
  a api_server string(config.URL)
  a kubeconfig_file string
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 x data map(optional_secret)
component remote.s3 generally-available
 a path string required
 a poll_frequency duration = "10m"
 a is_secret bool = false
 b client
  a key string
  a secret secret
  a endpoint string
  a disable_ssl bool = false
  a use_path_style bool = false
  a region string
  a signing_region string
 x content optional_secret
component remote.vault generally-available
 a server string required
 a namespace string
 a path string required
 a key string
 a reread_frequency duration = "0s"
 b client_options
  a min_retry_wait duration = "1000ms"
  a max_retry_wait duration = "1500ms"
  a max_retries number = 2
  a timeout duration = "60s"
 b auth.token repeatable
  a token secret required
 b auth.approle repeatable
  a role_id string required
  a secret secret required
  a wrapping_token bool = false
  a mount_path string = "approle"
 b auth.aws repeatable
  a type string required
  a region string = "us-east-1"
  a role string = ""
  a iam_server_id_header string = ""
  a ec2_signature_type string = "pkcs7"
  a mount_path string = "aws"
 b auth.azure repeatable
  a role string required
  a resource_url string
  a mount_path string = "azure"
 b auth.gcp repeatable
  a role string required
  a type string required
  a iam_service_account string
  a mount_path string = "gcp"
 b auth.kubernetes repeatable
  a role string required
  a service_account_file string
  a mount_path string = "kubernetes"
 b auth.ldap repeatable
  a username string required
  a password secret required
  a mount_path string = "ldap"
 b auth.userpass repeatable
  a username string required
  a password secret required
  a mount_path string = "userpass"
 b auth.custom repeatable
  a path string required
  a data map(secret) required
  a namespace string
 x data map(secret)
config argument generally-available
 a optional bool = false
 a default any
 a comment string = ""
 x value any
config export generally-available
 a value any required
config declare generally-available
config foreach experimental
 a collection list(any) required
 a var string required
 a id string = ""
 a hash_string_id bool = false
 a enable_metrics bool = false
 b template required opaque
config import.file generally-available
 a filename string required
 a detector string(filedetector.Detector) = "fsnotify"
 a poll_frequency duration = "1m"
config import.git generally-available
 a repository string required
 a revision string = "HEAD"
 a path string required
 a pull_frequency duration = "60s"
 b basic_auth
  a username string required
  a password secret required
 b ssh_key
  a username string required = ""
  a key secret
  a key_file string = ""
  a passphrase secret
config import.http generally-available
 a url string required
 a poll_frequency duration = "1m"
 a poll_timeout duration = "10s"
 a method string = "GET"
 a headers map(string) = {}
 a body string
 b client
  a bearer_token secret
  a bearer_token_file string
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  a follow_redirects bool = true
  a enable_http2 bool = true
  a http_headers map(list(secret))
  b basic_auth
   a username string
   a password secret
   a password_file string
  b authorization
   a type string
   a credentials secret
   a credentials_file string
  b oauth2
   a client_id string
   a client_secret secret
   a client_secret_file string
   a scopes list(string)
   a token_url string
   a endpoint_params map(string)
   a proxy_url string(config.URL)
   a no_proxy string
   a proxy_from_environment bool = false
   a proxy_connect_header map(list(secret))
   b tls_config
    a ca_pem string
    a ca_file string
    a cert_pem string
    a cert_file string
    a key_pem secret
    a key_file string
    a server_name string
    a insecure_skip_verify bool
    a min_version string(config.TLSVersion)
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
config import.string generally-available
 a content optional_secret required
config http generally-available unlabeled
 b auth switch
  b basic
   a username string required
   a password secret required
  b filter
   a paths list(string) = []
   a authenticate_matching_paths bool = true
 b tls switch
  a cert_pem string = ""
  a cert_file string = ""
  a key_pem secret = ""
  a key_file string = ""
  a client_ca_pem string = ""
  a client_ca_file string = ""
  a client_auth_type string(http.ClientAuth) = "NoClientCert"
  a cipher_suites list(string(http.TLSCipher)) = []
  a curve_preferences list(string(http.TLSCurve)) = []
  a min_version string(http.TLSVersion) = ""
  a max_version string(http.TLSVersion) = ""
  b windows_certificate_filter
   b server required
    a store string = ""
    a system_store string = ""
    a issuer_common_names list(string)
    a template_id string = ""
    a refresh_interval duration = "5m"
   b client required
    a issuer_common_names list(string)
    a subject_regex string = ""
    a template_id string = ""
config livedebugging generally-available unlabeled
 a enabled bool = false
config logging generally-available unlabeled
 a level string(logging.Level) = "info"
 a format string(logging.Format) = "logfmt"
 a destination string(logging.LogDestination)
 a write_to list(capsule(loki.LogsReceiver)) = []
config remotecfg generally-available unlabeled
 a url string = ""
 a id string
 a name string = ""
 a attributes map(string) = {}
 a poll_frequency duration = "1m"
 a bearer_token secret
 a bearer_token_file string
 a proxy_url string(config.URL) = ""
 a no_proxy string = ""
 a proxy_from_environment bool = false
 a proxy_connect_header map(list(secret))
 a follow_redirects bool = true
 a enable_http2 bool = true
 a http_headers map(list(secret))
 b basic_auth
  a username string
  a password secret
  a password_file string
 b authorization
  a type string
  a credentials secret
  a credentials_file string
 b oauth2
  a client_id string
  a client_secret secret
  a client_secret_file string
  a scopes list(string)
  a token_url string
  a endpoint_params map(string)
  a proxy_url string(config.URL)
  a no_proxy string
  a proxy_from_environment bool = false
  a proxy_connect_header map(list(secret))
  b tls_config
   a ca_pem string
   a ca_file string
   a cert_pem string
   a cert_file string
   a key_pem secret
   a key_file string
   a server_name string
   a insecure_skip_verify bool
   a min_version string(config.TLSVersion)
 b tls_config
  a ca_pem string
  a ca_file string
  a cert_pem string
  a cert_file string
  a key_pem secret
  a key_file string
  a server_name string
  a insecure_skip_verify bool
  a min_version string(config.TLSVersion)
config tracing generally-available unlabeled
 a sampling_fraction number = 0.1
 a send_traceparent bool = false
 a write_to list(capsule(otelcol.Consumer)) = []
 b sampler
  b jaeger_remote
   a url string = "http://127.0.0.1:5778/sampling"
   a max_operations number = 256
   a refresh_interval duration = "1m"
library array.combine_maps experimental
library array.concat generally-available
library array.group_by experimental
library base64_decode generally-available
library coalesce generally-available
library concat generally-available
library constants.arch generally-available
library constants.hostname generally-available
library constants.os generally-available
library constants.version generally-available
library convert.nonsensitive generally-available
library encoding.from_URLbase64 generally-available
library encoding.from_base64 generally-available
library encoding.from_json generally-available
library encoding.from_yaml generally-available
library encoding.to_URLbase64 generally-available
library encoding.to_base64 generally-available
library encoding.to_json generally-available
library encoding.url_decode generally-available
library encoding.url_encode generally-available
library env generally-available
library file.path_join generally-available
library format generally-available
library join generally-available
library json_decode generally-available
library json_path generally-available
library nonsensitive generally-available
library replace generally-available
library split generally-available
library string.format generally-available
library string.join generally-available
library string.replace generally-available
library string.split generally-available
library string.to_lower generally-available
library string.to_upper generally-available
library string.trim generally-available
library string.trim_prefix generally-available
library string.trim_space generally-available
library string.trim_suffix generally-available
library sys.env generally-available
library to_lower generally-available
library to_upper generally-available
library trim generally-available
library trim_prefix generally-available
library trim_space generally-available
library trim_suffix generally-available
library yaml_decode generally-available
"""#
}
