import Codegen
import IR
import Runtime

extension CollectorIdentity {
  /// What an interpreted collector knows of its own origin.
  init(_ graph: Graph, _ provenance: Provenance) {
    self.init(
      configurationName: provenance.name, configurationHash: provenance.hash,
      alloycVersion: provenance.alloycVersion, configuration: provenance.text,
      graph: graph.description)
  }
}
